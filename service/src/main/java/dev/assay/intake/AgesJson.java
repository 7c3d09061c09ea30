package dev.assay.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.model.Ages;

/** {@link Ages} as a part of {@link LeadJson}; written for packs that look at it alone. */
final class AgesJson {
  private AgesJson() {}

  static void write(Ages ages, CanonicalWriter out) {
    out.beginObject();
    out.key("dated").value(ages.dated());
    out.key("days_old").value(ages.daysOld());
    out.key("days_since_note").value(ages.daysSinceNote());
    out.key("noted").value(ages.noted());
    out.endObject();
  }

  static Ages read(JsonNode json) {
    return json.isMissingNode()
        ? Ages.ABSENT
        : new Ages(
            json.path("dated").booleanValue(),
            json.path("days_old").intValue(),
            json.path("noted").booleanValue(),
            json.path("days_since_note").intValue());
  }
}
