package dev.assay.decisionlog;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.canonical.CanonicalJson;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.intake.LeadJson;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The canonical JSON of a {@link Payload}: what is encrypted. */
final class PayloadJson {

  private PayloadJson() {}

  static byte[] write(Payload payload) {
    CanonicalWriter out = new CanonicalWriter(4096);
    out.beginObject();
    out.key("detection");
    DetectionJson.write(payload.detection(), out);
    out.key("lead");
    LeadJson.write(payload.lead(), out);
    Json.text(out, "lead_id", payload.leadId());
    reasons(out, payload.reasons());
    out.key("sent");
    CanonicalJson.write(payload.sent(), out);
    Json.texts(out, "warnings", payload.warnings());
    return out.endObject().toBytes();
  }

  static Payload read(byte[] json) {
    JsonNode payload = Json.parse(json);
    return new Payload(
        payload.get("lead_id").textValue(),
        payload.get("sent"),
        LeadJson.read(payload.get("lead")),
        DetectionJson.read(payload.get("detection")),
        Json.list(
            payload.get("reasons"),
            reason ->
                new Reason(evidence(reason.get("evidence")), Json.texts(reason.get("rules")))),
        Json.texts(payload.get("warnings")));
  }

  private static void reasons(CanonicalWriter out, List<Reason> reasons) {
    out.key("reasons").beginArray();
    for (Reason reason : reasons) {
      out.beginObject().key("evidence").beginObject();
      reason.evidence().forEach((key, value) -> value(out.key(key), value));
      out.endObject();
      Json.texts(out, "rules", reason.rules());
      out.endObject();
    }
    out.endArray();
  }

  private static void value(CanonicalWriter out, Object value) {
    if (value instanceof Number number) {
      out.value(number.doubleValue());
    } else if (value instanceof Boolean truth) {
      out.value(truth);
    } else {
      out.value(value.toString());
    }
  }

  private static SortedMap<String, Object> evidence(JsonNode json) {
    SortedMap<String, Object> evidence = new TreeMap<>();
    json.properties().forEach(entry -> evidence.put(entry.getKey(), value(entry.getValue())));
    return evidence;
  }

  private static Object value(JsonNode value) {
    if (value.isNumber()) {
      return value.doubleValue();
    }
    return value.isBoolean() ? value.booleanValue() : value.textValue();
  }
}
