package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.canonical.CanonicalJson;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.model.ActivityKind;
import dev.assay.rules.RulePack;
import dev.assay.rules.fairness.ProtectedAttributes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * One section of a tenant's settings as callers send it; the others stay as they are. All that is
 * wrong is named at once.
 */
final class SettingsBody {
  /** Sections by their name in the ids of operations. */
  static final Map<String, String> SECTIONS =
      Map.of(
          "Crm", "crm",
          "Icp", "icp",
          "HalfLives", "half_lives",
          "Mapping", "mapping",
          "Owners", "owners",
          "Nurture", "nurture",
          "Rewards", "rewards",
          "Learning", "learning");

  private static final int MOST_HOURS = 87_600;

  private final RulePack pack;
  private final ProtectedAttributes attributes;
  private final UnaryOperator<String> country;
  private final List<Fault> faults = new ArrayList<>();

  /**
   * @param country the ISO 3166-1 code of a country, where the text names one
   */
  SettingsBody(RulePack pack, ProtectedAttributes attributes, UnaryOperator<String> country) {
    this.pack = pack;
    this.attributes = attributes;
    this.country = country;
  }

  /**
   * What is kept: the settings with another section.
   *
   * @param settings those before
   * @param body fits the contract
   */
  String content(ObjectNode settings, String section, JsonNode body) {
    for (String other : SECTIONS.values()) {
      if (body.has(other) != other.equals(section)) {
        fault("/" + other, other.equals(section) ? "is missing" : "belongs to another path");
      }
    }
    refuse();
    JsonNode sent = body.path(section);
    settings.set(
        section,
        switch (section) {
          case "crm" -> crm((ObjectNode) sent);
          case "icp" -> icp((ObjectNode) sent);
          case "half_lives" -> halfLives((ObjectNode) sent);
          case "owners" -> owners(sent);
          case "nurture" -> sent;
          case "rewards", "learning" -> sent;
          default -> mapping(sent);
        });
    refuse();
    CanonicalWriter out = new CanonicalWriter();
    CanonicalJson.write(settings, out);
    return new String(out.toBytes(), StandardCharsets.UTF_8);
  }

  private JsonNode crm(ObjectNode crm) {
    crm.path("caps")
        .properties()
        .forEach(
            cap -> {
              if (pack.manifest().groups().stream().noneMatch(g -> g.key().equals(cap.getKey()))) {
                fault("/crm/caps/" + pointer(cap.getKey()), "the pack has no such group");
              }
            });
    kinds(crm.path("daily_limits"), "/crm/daily_limits/");
    return crm;
  }

  private JsonNode icp(ObjectNode icp) {
    JsonNode employees = icp.path("employees");
    int least = employees.path("least").asInt();
    int most = employees.path("most").asInt();
    if (most > 0 && least > most) {
      fault("/icp/employees/most", "is %d, must be least (%d) or more".formatted(most, least));
    }
    if (icp.has("countries")) {
      List<String> codes = new ArrayList<>();
      for (JsonNode sent : icp.path("countries")) {
        String code = country.apply(sent.asText());
        if (code.length() != 2) {
          fault("/icp/countries/" + codes.size(), "is no country");
        }
        codes.add(code);
      }
      icp.putArray("countries").removeAll();
      codes.forEach(code -> icp.withArray("/countries").add(code));
    }
    return icp;
  }

  private JsonNode halfLives(ObjectNode halfLives) {
    kinds(halfLives, "/half_lives/");
    ObjectNode hours = halfLives.objectNode();
    halfLives
        .properties()
        .forEach(
            entry -> {
              String text = entry.getValue().asText();
              int number = Integer.parseInt(text.substring(0, text.length() - 1));
              int all = text.endsWith("d") ? number * SettingsJson.HOURS : number;
              if (all == 0 || all > MOST_HOURS) {
                fault("/half_lives/" + pointer(entry.getKey()), "must be from 1h to 3650d");
              }
              hours.put(entry.getKey(), all);
            });
    return hours;
  }

  private JsonNode owners(JsonNode owners) {
    Set<String> named = new HashSet<>();
    int at = 0;
    for (JsonNode each : owners.path("owners")) {
      String owner = each.path("owner").asText();
      if (!named.add(owner)) {
        fault("/owners/owners/" + at + "/owner", "'" + owner + "' stands twice");
      }
      at++;
    }
    return owners;
  }

  private JsonNode mapping(JsonNode mapping) {
    mapping
        .path("fields")
        .properties()
        .forEach(field -> allowed(field.getKey(), "/mapping/fields/" + pointer(field.getKey())));
    mapping
        .path("values")
        .properties()
        .forEach(field -> allowed(field.getKey(), "/mapping/values/" + pointer(field.getKey())));
    int at = 0;
    for (JsonNode rule : mapping.path("activities")) {
      String place = "/mapping/activities/" + at++;
      kind(rule.path("type").asText(), place + "/type");
      if (!rule.has("count") && rule.path("where").isEmpty()) {
        fault(place, "needs a count, or where it holds");
      }
      if (rule.has("per") && !rule.has("count")) {
        fault(place + "/per", "needs a count");
      }
      if (rule.has("count")) {
        allowed(rule.path("count").asText(), place + "/count");
      }
      rule.path("where")
          .properties()
          .forEach(each -> allowed(each.getKey(), place + "/where/" + pointer(each.getKey())));
    }
    return mapping;
  }

  private void kinds(JsonNode byKind, String place) {
    byKind.fieldNames().forEachRemaining(name -> kind(name, place + pointer(name)));
  }

  private void kind(String name, String place) {
    if (ActivityKind.of(name).isEmpty()) {
      fault(place, "is no kind of activity");
    }
  }

  private void allowed(String key, String place) {
    attributes.check(key).ifPresent(found -> fault(place, found.sentence()));
  }

  private void fault(String pointer, String message) {
    faults.add(new Fault(pointer, message));
  }

  private void refuse() {
    if (!faults.isEmpty()) {
      throw new Refusal(Kind.INVALID_REQUEST, faults);
    }
  }

  private static String pointer(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }
}
