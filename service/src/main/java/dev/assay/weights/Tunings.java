package dev.assay.weights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.rules.Band;
import dev.assay.rules.BandSet;
import dev.assay.rules.Calibration;
import dev.assay.rules.WeightSet;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The canonical JSON of weights, bands and calibrations, in which they are kept. */
public final class Tunings {
  private static final JsonMapper JSON = new JsonMapper();

  private Tunings() {}

  /** {@code {"lead_source": 0.1}}. */
  public static String text(WeightSet set) {
    CanonicalWriter out = new CanonicalWriter().beginObject();
    set.weights().forEach((key, weight) -> out.key(key).value(weight));
    return text(out.endObject());
  }

  public static WeightSet weights(int version, String content) {
    Map<String, Double> weights = new TreeMap<>();
    parse(content)
        .properties()
        .forEach(entry -> weights.put(entry.getKey(), entry.getValue().doubleValue()));
    return new WeightSet(version, weights);
  }

  /** {@code {"bands": [{"action": "review", "band": "medium", "from": 40}], "key": "quality"}}. */
  public static String text(BandSet set) {
    CanonicalWriter out = new CanonicalWriter().beginObject().key("bands").beginArray();
    for (Band band : set.bands()) {
      out.beginObject().key("action");
      if (band.action() == null) {
        out.nullValue();
      } else {
        out.value(band.action());
      }
      out.key("band").value(band.band()).key("from").value(band.from()).endObject();
    }
    return text(out.endArray().key("key").value(set.key()).endObject());
  }

  public static BandSet bands(String content) {
    JsonNode set = parse(content);
    List<Band> bands = new ArrayList<>();
    for (JsonNode band : set.path("bands")) {
      bands.add(
          new Band(
              band.path("band").asText(),
              band.path("from").asInt(),
              band.path("action").textValue()));
    }
    return new BandSet(set.path("key").asText(), bands);
  }

  public static String text(Calibration calibration) {
    return new String(calibration.canonical(), StandardCharsets.UTF_8);
  }

  public static Calibration calibration(String content) {
    List<Calibration.Point> points = new ArrayList<>();
    for (JsonNode point : parse(content)) {
      points.add(
          new Calibration.Point(point.path("score").asInt(), point.path("percentile").asInt()));
    }
    return new Calibration(points);
  }

  private static String text(CanonicalWriter out) {
    return new String(out.toBytes(), StandardCharsets.UTF_8);
  }

  static JsonNode parse(String content) {
    try {
      return JSON.readTree(content);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("stored JSON cannot be read", e);
    }
  }
}
