package dev.assay.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.model.Agreement;
import dev.assay.model.IdealFit;

/** {@link IdealFit} as a part of {@link LeadJson}; written for packs that look at it alone. */
final class IdealFitJson {
  private IdealFitJson() {}

  static void write(IdealFit fit, CanonicalWriter out) {
    out.beginObject();
    out.key("country").value(fit.country());
    out.key("employees").value(fit.employees());
    out.key("industry").value(fit.industry());
    out.key("seniority").value(fit.seniority());
    out.key("size").value(fit.size());
    out.endObject();
  }

  static IdealFit read(JsonNode json) {
    return json.isMissingNode()
        ? IdealFit.ABSENT
        : new IdealFit(
            json.path("employees").intValue(),
            LeadJson.value(Agreement.class, json.path("seniority")),
            LeadJson.value(Agreement.class, json.path("size")),
            LeadJson.value(Agreement.class, json.path("industry")),
            LeadJson.value(Agreement.class, json.path("country")));
  }
}
