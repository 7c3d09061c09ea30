package dev.assay.learning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.canonical.CanonicalWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A pattern in JSON: {@code {"evidence": 41.5, "leads": 90, "shares": {"lead_source": 0.1}}}. */
public final class PatternJson {
  private static final JsonMapper JSON = new JsonMapper();

  private PatternJson() {}

  public static String text(Pattern pattern) {
    CanonicalWriter out = new CanonicalWriter(512).beginObject();
    out.key("evidence").value(pattern.evidence()).key("leads").value(pattern.leads());
    out.key("shares").beginObject();
    for (Map.Entry<String, Double> each : pattern.shares().entrySet()) {
      out.key(each.getKey()).value(each.getValue());
    }
    return new String(out.endObject().endObject().toBytes(), StandardCharsets.UTF_8);
  }

  /** The inverse of {@link #text}. */
  public static Pattern read(String text) {
    try {
      JsonNode pattern = JSON.readTree(text);
      SortedMap<String, Double> shares = new TreeMap<>();
      pattern
          .path("shares")
          .properties()
          .forEach(share -> shares.put(share.getKey(), share.getValue().doubleValue()));
      return new Pattern(
          shares, pattern.path("evidence").doubleValue(), pattern.path("leads").asInt());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a stored pattern cannot be read", e);
    }
  }
}
