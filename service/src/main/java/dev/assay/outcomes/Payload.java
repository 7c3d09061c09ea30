package dev.assay.outcomes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.clients.ProfileJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What rests sealed of an outcome: {@code {"company": {"country": "DE"}, "lead_id": "crm-17",
 * "values": {"lead_source": 1}}}.
 *
 * @param leadId as the lead was named; null where an earlier release recorded the outcome
 */
record Payload(@Nullable String leadId, Seen seen) {
  private static final JsonMapper JSON = new JsonMapper();

  byte[] bytes() {
    CanonicalWriter out = new CanonicalWriter(512).beginObject().key("company");
    ProfileJson.write(seen.company(), out);
    if (leadId != null) {
      out.key("lead_id").value(leadId);
    }
    out.key("values").beginObject();
    for (Map.Entry<String, Double> each : seen.values().entrySet()) {
      out.key(each.getKey()).value(each.getValue());
    }
    return out.endObject().endObject().toBytes();
  }

  static Payload read(byte[] json) {
    try {
      JsonNode payload = JSON.readTree(json);
      SortedMap<String, Double> values = new TreeMap<>();
      payload
          .path("values")
          .properties()
          .forEach(value -> values.put(value.getKey(), value.getValue().doubleValue()));
      return new Payload(
          payload.path("lead_id").textValue(),
          new Seen(values, ProfileJson.read(payload.path("company"))));
    } catch (IOException e) {
      throw new UncheckedIOException("what is kept of an outcome cannot be read", e);
    }
  }
}
