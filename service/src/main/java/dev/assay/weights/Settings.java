package dev.assay.weights;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.rules.GroupSpec;
import dev.assay.rules.IdealCustomer;
import dev.assay.rules.Measures;
import dev.assay.rules.Terms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A tenant's settings of its leads, in the form in which they are kept: {@code {"crm": {"caps":
 * {"fit": 50}, "daily_limits": {"page_view": 3}, "stale_after_hours": 12, "hysteresis": 5},
 * "half_lives": {"email_open": 336}, "icp": {...}, "learning": {"mode": "proposed", "share":
 * false}, "mapping": {...}, "owners": {...}, "nurture": {...}, "rewards": {"clicked": 0.2}}};
 * half-lives in hours. What is left out is the pack's own.
 */
public final class Settings {
  /** The pack that ranks leads, whose settings these are. */
  public static final String PACK = "crm-score";

  private static final int STALE_AFTER_HOURS = 24;

  /** How far a score falls below its band before the lead leaves it, unless a tenant says. */
  public static final int HYSTERESIS = 5;

  /** Nothing of a tenant's own. */
  public static final Settings NONE = Settings.of("{}");

  private final Map<String, Double> caps = new TreeMap<>();
  private final Map<String, Integer> dailyLimits = new TreeMap<>();
  private final Map<String, Duration> halfLives = new TreeMap<>();
  private final IdealCustomer ideal;
  private final Duration staleAfter;
  private final LeadMapping mapping;
  private final int hysteresis;
  private final Owners owners;
  private final Nurture nurture;
  private final Map<String, Double> rewards = new TreeMap<>();
  private final boolean proposes;
  private final boolean shares;

  private Settings(JsonNode content) {
    JsonNode crm = content.path("crm");
    crm.path("caps").properties().forEach(c -> caps.put(c.getKey(), c.getValue().doubleValue()));
    crm.path("daily_limits")
        .properties()
        .forEach(limit -> dailyLimits.put(limit.getKey(), limit.getValue().intValue()));
    content
        .path("half_lives")
        .properties()
        .forEach(h -> halfLives.put(h.getKey(), Duration.ofHours(h.getValue().intValue())));
    ideal = IcpJson.read(content.path("icp"));
    staleAfter = Duration.ofHours(crm.path("stale_after_hours").asInt(STALE_AFTER_HOURS));
    mapping = LeadMapping.read(content.path("mapping"));
    hysteresis = crm.path("hysteresis").asInt(HYSTERESIS);
    owners = Owners.read(content.path("owners"));
    nurture = Nurture.read(content.path("nurture"));
    content
        .path("rewards")
        .properties()
        .forEach(reward -> rewards.put(reward.getKey(), reward.getValue().doubleValue()));
    proposes = content.path("learning").path("mode").asText().equals("proposed");
    shares = content.path("learning").path("share").asBoolean(true);
  }

  /**
   * Reads what is kept.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  public static Settings of(String content) {
    return new Settings(Tunings.parse(content));
  }

  /** A pack's terms with these in place of its own. */
  Terms in(Terms terms, int version) {
    List<GroupSpec> groups = new ArrayList<>();
    for (GroupSpec group : terms.groups()) {
      Double cap = caps.get(group.key());
      if (cap != null) {
        groups.add(
            group.max() > 0
                ? new GroupSpec(group.key(), group.min(), cap)
                : new GroupSpec(group.key(), -cap, group.max()));
      }
    }
    Measures measures = terms.measures().with(halfLives, dailyLimits).with(ideal);
    return terms.withSettings(version, groups, measures);
  }

  /** How old a lead's score gets before it is computed anew. */
  public Duration staleAfter() {
    return staleAfter;
  }

  public LeadMapping mapping() {
    return mapping;
  }

  /** How many points below its band a score falls before the lead has left it. */
  public int hysteresis() {
    return hysteresis;
  }

  public Owners owners() {
    return owners;
  }

  public Nurture nurture() {
    return nurture;
  }

  /** The tenant's own rewards, by the name of the outcome. */
  public Map<String, Double> rewards() {
    return Collections.unmodifiableMap(rewards);
  }

  /** Whether weights that were learned wait until somebody accepts them. */
  public boolean proposes() {
    return proposes;
  }

  /** Whether others learn from what the tenant's clients have in common with others. */
  public boolean shares() {
    return shares;
  }
}
