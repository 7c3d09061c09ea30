package dev.assay.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.model.Prospect;

/** {@link Prospect} as a part of {@link LeadJson}; written for packs that look at it alone. */
final class ProspectJson {
  private ProspectJson() {}

  static void write(Prospect prospect, CanonicalWriter out) {
    out.beginObject();
    out.key("clicks").value(prospect.clicks());
    out.key("company").value(prospect.company());
    out.key("dated").value(prospect.dated());
    out.key("days_old").value(prospect.daysOld());
    out.key("days_since_note").value(prospect.daysSinceNote());
    out.key("deals").value(prospect.deals());
    out.key("email").value(prospect.email());
    out.key("filled").value(prospect.filled());
    out.key("industry").value(prospect.industry());
    out.key("job_title").value(prospect.jobTitle());
    out.key("noted").value(prospect.noted());
    out.key("opens").value(prospect.opens());
    out.key("status").value(prospect.status());
    out.endObject();
  }

  static Prospect read(JsonNode json) {
    return json.isMissingNode()
        ? Prospect.ABSENT
        : new Prospect(
            json.path("email").asText(),
            json.path("company").asText(),
            json.path("industry").asText(),
            json.path("job_title").asText(),
            json.path("status").asText(),
            json.path("filled").intValue(),
            json.path("opens").doubleValue(),
            json.path("clicks").doubleValue(),
            json.path("deals").doubleValue(),
            json.path("dated").booleanValue(),
            json.path("days_old").intValue(),
            json.path("noted").booleanValue(),
            json.path("days_since_note").intValue());
  }
}
