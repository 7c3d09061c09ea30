package dev.assay.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.model.Standing;

/**
 * {@link Standing} in JSON: as a part of {@link LeadJson}, and as a field of a lead that is judged
 * by a pack that looks at it.
 */
public final class StandingJson {
  private StandingJson() {}

  public static ObjectNode of(Standing standing) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("band", standing.band())
        .put("previous", standing.previous())
        .put("crossed", standing.crossed())
        .put("rose", standing.rose())
        .put("days_in_band", standing.daysInBand())
        .put("owned", standing.owned())
        .put("nurture", standing.nurture())
        .put("answered", standing.answered())
        .put("patience", standing.patience());
  }

  /** What is left out is as of a lead that nobody knows. */
  static Standing read(JsonNode json) {
    return json.isObject()
        ? new Standing(
            json.path("band").asText(),
            json.path("previous").asText(),
            json.path("crossed").booleanValue(),
            json.path("rose").booleanValue(),
            json.path("days_in_band").intValue(),
            json.path("owned").booleanValue(),
            json.path("nurture").asText(),
            json.path("answered").booleanValue(),
            json.path("patience").intValue())
        : Standing.ABSENT;
  }
}
