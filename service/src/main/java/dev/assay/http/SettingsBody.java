package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.canonical.CanonicalJson;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.model.ActivityKind;
import dev.assay.outcomes.Outcome;
import dev.assay.outcomes.Rewards;
import dev.assay.rules.GroupSpec;
import dev.assay.rules.RulePack;
import dev.assay.rules.Terms;
import dev.assay.rules.fairness.ProtectedAttributes;
import dev.assay.weights.Nurture;
import dev.assay.weights.Owners;
import dev.assay.weights.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * One section of a tenant's settings as callers send and read it; the others stay as they are. All
 * that is wrong is named at once.
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

  private static final int HOURS = 24;
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
              int all = text.endsWith("d") ? number * HOURS : number;
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

  /** Writes what is in force of a section, the pack's own included. */
  static void write(CanonicalWriter out, String section, JsonNode settings, Terms terms) {
    out.key(section);
    switch (section) {
      case "crm" -> writeCrm(out, settings.path("crm"), terms);
      case "half_lives" -> writeHalfLives(out, terms);
      case "owners" -> writeOwners(out, Settings.of(settings.toString()).owners());
      case "nurture" -> {
        Nurture nurture = Settings.of(settings.toString()).nurture();
        out.beginObject().key("after_days").value(nurture.afterDays());
        out.key("enabled").value(nurture.enabled()).endObject();
      }
      case "rewards" -> writeRewards(out, settings);
      case "learning" -> writeLearning(out, settings);
      default -> {
        if (settings.has(section)) {
          CanonicalJson.write(settings.path(section), out);
        } else {
          out.beginObject().endObject();
        }
      }
    }
  }

  private static void writeCrm(CanonicalWriter out, JsonNode crm, Terms terms) {
    out.beginObject().key("caps").beginObject();
    for (GroupSpec group : terms.groups()) {
      out.key(group.key()).value(Math.max(group.max(), -group.min()));
    }
    out.endObject().key("daily_limits").beginObject();
    terms.measures().dailyLimits().forEach((kind, limit) -> out.key(kind).value(limit));
    out.endObject().key("hysteresis").value(crm.path("hysteresis").asInt(Settings.HYSTERESIS));
    out.key("stale_after_hours").value(crm.path("stale_after_hours").asInt(HOURS));
    out.endObject();
  }

  private static void writeOwners(CanonicalWriter out, Owners owners) {
    out.beginObject().key("owners").beginArray();
    for (Owners.Owner owner : owners.owners()) {
      out.beginObject();
      if (owner.capacity() != null) {
        out.key("capacity").value(owner.capacity());
      }
      out.key("owner").value(owner.owner()).key("weight").value(owner.weight()).endObject();
    }
    out.endArray().key("strategy").value(owners.strategy().json()).endObject();
  }

  private static void writeRewards(CanonicalWriter out, JsonNode settings) {
    Rewards rewards = Rewards.of(Settings.of(settings.toString()));
    out.beginObject();
    for (Outcome outcome : Outcome.rewarded()) {
      out.key(outcome.json()).value(rewards.of(outcome));
    }
    out.endObject();
  }

  private static void writeLearning(CanonicalWriter out, JsonNode settings) {
    Settings kept = Settings.of(settings.toString());
    out.beginObject().key("mode").value(kept.proposes() ? "proposed" : "automatic");
    out.key("share").value(kept.shares()).endObject();
  }

  private static void writeHalfLives(CanonicalWriter out, Terms terms) {
    out.beginObject();
    terms.measures().halfLives().forEach((kind, time) -> out.key(kind).value(text(time)));
    out.endObject();
  }

  private static String text(Duration time) {
    long hours = time.toHours();
    return hours % HOURS == 0 ? hours / HOURS + "d" : hours + "h";
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
