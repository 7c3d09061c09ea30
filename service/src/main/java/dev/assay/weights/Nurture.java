package dev.assay.weights;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Whether and when leads are nurtured: {@code {"enabled": true, "after_days": 7}}.
 *
 * @param afterDays days without an answer, 1 or more
 */
public record Nurture(boolean enabled, int afterDays) {
  /** What holds for tenants that say nothing. */
  public static final Nurture USUAL = new Nurture(true, 7);

  static Nurture read(JsonNode nurture) {
    return new Nurture(
        nurture.path("enabled").asBoolean(USUAL.enabled),
        nurture.path("after_days").asInt(USUAL.afterDays));
  }

  /** Days without an answer after which a lead is nurtured; 0 for never. */
  public int patience() {
    return enabled ? afterDays : 0;
  }
}
