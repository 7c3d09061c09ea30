package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.audit.Who;
import dev.assay.outcomes.Outcome;
import dev.assay.tenants.ApiKeys;
import dev.assay.tenants.Principal;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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

  private static final int LONGEST_ADDRESS = 320;
  private static final String ACTIONS =
      Outcome.rewarded().stream().map(Outcome::json).collect(Collectors.joining(", "));

  private final JsonNode body;
  private final HttpServerRequest request;

  ContursBody(Call call) {
    this.body = call.json();
    this.request = call.request();
  }

  /**
   * Whose key it holds.
   *
   * @param tenant for whom it asks
   */
  record Caller(Tenant tenant, Who who) {}

  /** Who asks for an account. */
  Caller account(ApiKeys keys) {
    if (text("api_key").isEmpty() || email().isEmpty()) {
      throw new Refusal(Kind.UNAUTHORIZED, "api_key and email required");
    }
    return caller(keys);
  }

  /** Who asks. */
  Caller caller(ApiKeys keys) {
    if (text("api_key").isEmpty()) {
      throw new Refusal(Kind.UNAUTHORIZED, "api_key required");
    }
    Caller caller = known(keys);
    if (caller == null) {
      throw new Refusal(Kind.UNAUTHORIZED, "Invalid API key");
    }
    return caller;
  }

  /** Who asks; null where the key opens nothing. */
  @Nullable Caller known(ApiKeys keys) {
    Principal holder = keys.holder(text("api_key"));
    if (holder == null || holder.tenant() == null || !holder.hasAny(Set.of(Role.INTEGRATOR))) {
      return null;
    }
    Address.require(holder.tenant(), request);
    return new Caller(holder.tenant(), new Who(holder.key().id(), holder.key().name()));
  }

  /** The account that asks. */
  String email() {
    return text("email");
  }

  /** Whether the account that asks is named by an address. */
  boolean hasAddress() {
    return email().indexOf('@') > 0 && email().length() <= LONGEST_ADDRESS;
  }

  /** The client it names; empty where it names none. */
  String clientId() {
    return text("client_id");
  }

  /** What became of the lead. */
  Outcome action() {
    return Outcome.find(text("action"))
        .filter(outcome -> outcome != Outcome.RETRACTED)
        .orElseThrow(() -> invalid("action must be one of " + ACTIONS));
  }

  /** The caller's own id of the lead, a number too. */
  String leadId() {
    JsonNode sent = body.path("lead_id");
    String id = sent.isIntegralNumber() ? sent.asText() : text("lead_id");
    if (!LeadId.fits(id)) {
      throw invalid("lead_id " + LeadId.RULE);
    }
    return id;
  }

  /** The lead as it is sent to be scored; null where it is not sent again. */
  @Nullable ObjectNode lead() {
    JsonNode sent = body.path("lead");
    if (sent.isMissingNode() || sent.isNull()) {
      return null;
    }
    if (!(sent instanceof ObjectNode lead)) {
      throw invalid("lead must be an object");
    }
    check(lead, "lead");
    return lead;
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
      check(object, "leads[" + leads.size() + "]");
      leads.add(object);
    }
    return leads;
  }

  private static void check(ObjectNode lead, String at) {
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

  private static void require(boolean holds, String at, String name, String kind) {
    if (!holds) {
      throw invalid(at + "." + name + " must be " + kind);
    }
  }

  private String text(String name) {
    JsonNode value = body.path(name);
    if (!value.isMissingNode() && !value.isNull() && !value.isTextual()) {
      throw invalid(name + " must be a string");
    }
    return value.asText("").strip();
  }

  static Refusal invalid(String what) {
    return new Refusal(Kind.INVALID_JSON, what);
  }
}
