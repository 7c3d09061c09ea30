package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.canonical.CanonicalJson;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.outcomes.Outcome;
import dev.assay.outcomes.Rewards;
import dev.assay.rules.GroupSpec;
import dev.assay.rules.Terms;
import dev.assay.weights.Nurture;
import dev.assay.weights.Owners;
import dev.assay.weights.Settings;
import java.time.Duration;

/** One section of a tenant's settings as callers read it. */
final class SettingsJson {
  /** In a day. */
  static final int HOURS = 24;

  private SettingsJson() {}

  /** Writes what is in force of a section, the pack's own included. */
  static void write(CanonicalWriter out, String section, JsonNode settings, Terms terms) {
    out.key(section);
    switch (section) {
      case "crm" -> crm(out, settings.path("crm"), terms);
      case "half_lives" -> halfLives(out, terms);
      case "owners" -> owners(out, Settings.of(settings.toString()).owners());
      case "nurture" -> nurture(out, Settings.of(settings.toString()).nurture());
      case "rewards" -> rewards(out, settings);
      case "learning" -> learning(out, settings);
      default -> {
        if (settings.has(section)) {
          CanonicalJson.write(settings.path(section), out);
        } else {
          out.beginObject().endObject();
        }
      }
    }
  }

  private static void crm(CanonicalWriter out, JsonNode crm, Terms terms) {
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

  private static void owners(CanonicalWriter out, Owners owners) {
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

  private static void nurture(CanonicalWriter out, Nurture nurture) {
    out.beginObject().key("after_days").value(nurture.afterDays());
    out.key("enabled").value(nurture.enabled()).endObject();
  }

  private static void rewards(CanonicalWriter out, JsonNode settings) {
    Rewards rewards = Rewards.of(Settings.of(settings.toString()));
    out.beginObject();
    for (Outcome outcome : Outcome.rewarded()) {
      out.key(outcome.json()).value(rewards.of(outcome));
    }
    out.endObject();
  }

  private static void learning(CanonicalWriter out, JsonNode settings) {
    Settings kept = Settings.of(settings.toString());
    out.beginObject().key("mode").value(kept.proposes() ? "proposed" : "automatic");
    out.key("share").value(kept.shares()).endObject();
  }

  private static void halfLives(CanonicalWriter out, Terms terms) {
    out.beginObject();
    terms.measures().halfLives().forEach((kind, time) -> out.key(kind).value(text(time)));
    out.endObject();
  }

  private static String text(Duration time) {
    long hours = time.toHours();
    return hours % HOURS == 0 ? hours / HOURS + "d" : hours + "h";
  }
}
