package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.tenants.ApiKeys;
import dev.assay.tenants.Principal;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request of the Conturs API: who asks stands in the body. Faults are told of without a word of
 * what was sent.
 */
final class ContursBody {
  private static final List<String> TEXTS =
      List.of(
          "email",
          "first_name",
          "firstname",
          "last_name",
          "lastname",
          "phone",
          "company",
          "job_title",
          "jobtitle",
          "city",
          "country",
          "industry",
          "lead_status");
  private static final List<String> DATES = List.of("create_date", "notes_last_updated");
  private static final List<String> NUMBERS =
      List.of("email_open_count", "email_click_count", "num_deals", "deal_amount");

  private final JsonNode body;

  ContursBody(JsonNode body) {
    this.body = body;
  }

  /** The tenant whose key it holds. */
  Tenant tenant(ApiKeys keys) {
    String key = text("api_key");
    if (key.isEmpty() || email().isEmpty()) {
      throw new Refusal(Kind.UNAUTHORIZED, "api_key and email required");
    }
    Principal holder = keys.holder(key);
    if (holder == null || holder.tenant() == null || !holder.hasAny(Set.of(Role.INTEGRATOR))) {
      throw new Refusal(Kind.UNAUTHORIZED, "Invalid API key");
    }
    return holder.tenant();
  }

  /** The account that asks. */
  String email() {
    return text("email");
  }

  /** The client it names; empty where it names none. */
  String clientId() {
    return text("client_id");
  }

  /** The leads, whose known fields are of the right kind. */
  List<ObjectNode> leads() {
    JsonNode sent = body.path("leads");
    if (!sent.isArray() && !sent.isMissingNode() && !sent.isNull()) {
      throw invalid("leads must be an array");
    }
    if (sent.isEmpty()) {
      throw new Refusal(Kind.INVALID_REQUEST, "No leads provided");
    }
    List<ObjectNode> leads = new ArrayList<>(sent.size());
    for (JsonNode lead : sent) {
      if (!(lead instanceof ObjectNode object)) {
        throw invalid("leads[" + leads.size() + "] must be an object");
      }
      check(object, leads.size());
      leads.add(object);
    }
    return leads;
  }

  private static void check(ObjectNode lead, int at) {
    for (String name : TEXTS) {
      require(is(lead.get(name), false, true), at, name, "a string");
    }
    for (String name : DATES) {
      require(is(lead.get(name), true, true), at, name, "a string");
    }
    for (String name : NUMBERS) {
      require(is(lead.get(name), true, false), at, name, "a number");
    }
  }

  private static boolean is(@Nullable JsonNode value, boolean number, boolean text) {
    return value == null
        || value.isNull()
        || (number && value.isNumber())
        || (text && value.isTextual());
  }

  private static void require(boolean holds, int at, String name, String kind) {
    if (!holds) {
      throw invalid("leads[" + at + "]." + name + " must be " + kind);
    }
  }

  private String text(String name) {
    JsonNode value = body.path(name);
    if (!value.isMissingNode() && !value.isNull() && !value.isTextual()) {
      throw invalid(name + " must be a string");
    }
    return value.asText("").strip();
  }

  private static Refusal invalid(String what) {
    return new Refusal(Kind.INVALID_JSON, what);
  }
}
