package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.customers.Company;
import dev.assay.intake.Field;
import dev.assay.intake.read.EmployeeCount;
import dev.assay.model.Lead;
import dev.assay.rules.fairness.ProtectedAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Customers as callers send them: a company by its domain and traits. All that is wrong is named at
 * once.
 */
final class CustomerBody {
  private static final int LONGEST_ID = 200;
  private static final Set<String> KEYS = Set.of("id", "name", "domain", "traits");
  private static final Set<String> LISTS = Set.of("tech_stack", "growth_signals");
  private static final Set<String> TRAITS =
      Set.of(
          "industry",
          "employees",
          "tech_stack",
          "funding_stage",
          "growth_signals",
          "country",
          "custom");

  private final Decisions decisions;
  private final ProtectedAttributes attributes = ProtectedAttributes.shipped();

  CustomerBody(Decisions decisions) {
    this.decisions = decisions;
  }

  /** The tenant's own id of a customer, which names no person; refused with a sentence. */
  static String id(String id, String pointer) {
    boolean visible = id.chars().allMatch(c -> c >= ' ' && c != 0x7F);
    if (id.isBlank() || id.length() > LONGEST_ID || !visible) {
      throw invalid(pointer, "must have 1 to 200 characters, all of them visible");
    }
    if (id.indexOf('@') >= 0) {
      throw invalid(pointer, "must name a company, and no person by an e-mail address");
    }
    return id;
  }

  /** Whether a customer can have this id. */
  static boolean isId(String id) {
    try {
      id(id, "");
      return true;
    } catch (Refusal refused) {
      return false;
    }
  }

  /** The company that a body describes which fits the contract. */
  Company company(JsonNode body) {
    List<Fault> faults = new ArrayList<>();
    String domain = body.path("domain").asText("").strip();
    if (!domain.isEmpty()) {
      Lead read = read(Field.WEBSITE, domain);
      domain = read.website().company();
      if (domain.isEmpty() || read.website().free()) {
        faults.add(new Fault("/domain", "must be the domain of one company, such as acme.com"));
      }
    }
    ObjectNode traits =
        body.path("traits") instanceof ObjectNode sent
            ? sent.deepCopy()
            : JsonNodeFactory.instance.objectNode();
    if (traits.has("country")) {
      String country = read(Field.COUNTRY, traits.path("country").asText()).country().iso2();
      if (country.isEmpty()) {
        faults.add(new Fault("/traits/country", "is no country"));
      }
      traits.put("country", country);
    }
    if (traits.has("employees") && EmployeeCount.of(traits.path("employees").asText()) == 0) {
      faults.add(new Fault("/traits/employees", "must be a number, or a range such as 51-200"));
    }
    for (Map.Entry<String, JsonNode> own : traits.path("custom").properties()) {
      attributes
          .check(own.getKey())
          .ifPresent(
              found -> faults.add(new Fault("/traits/custom/" + own.getKey(), found.sentence())));
    }
    Company company = new Company(body.path("name").asText("").strip(), domain, traits);
    if (faults.isEmpty() && company.isUnknown()) {
      faults.add(new Fault("", "needs a domain or a trait by which leads can be compared with it"));
    }
    if (!faults.isEmpty()) {
      throw new Refusal(Kind.INVALID_REQUEST, faults);
    }
    return company;
  }

  /** A flat record as a body: columns that are no trait are traits of the tenant's own. */
  static ObjectNode nested(ObjectNode flat) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode traits = body.objectNode();
    ObjectNode custom = body.objectNode();
    for (Map.Entry<String, JsonNode> entry : flat.properties()) {
      String key = entry.getKey();
      if (KEYS.contains(key)) {
        body.set(key, entry.getValue());
      } else if (LISTS.contains(key)) {
        for (String text : entry.getValue().asText().split("[;|,]", -1)) {
          if (!text.isBlank()) {
            traits.withArray("/" + key).add(text.strip());
          }
        }
      } else if (TRAITS.contains(key)) {
        traits.set(key, entry.getValue());
      } else {
        custom.set(key, entry.getValue());
      }
    }
    if (!custom.isEmpty()) {
      traits.set("custom", custom);
    }
    body.set("traits", traits);
    return body;
  }

  private Lead read(Field field, String text) {
    return decisions.read(JsonNodeFactory.instance.objectNode().put(field.json(), text)).lead();
  }

  private static Refusal invalid(String pointer, String message) {
    return new Refusal(Kind.INVALID_REQUEST, List.of(new Fault(pointer, message)));
  }
}
