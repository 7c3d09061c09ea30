package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.rules.Band;
import dev.assay.rules.BandSet;
import dev.assay.rules.Calibration;
import dev.assay.rules.FactorSpec;
import dev.assay.rules.RulePack;
import dev.assay.rules.WeightSet;
import dev.assay.weights.Tuning;
import dev.assay.weights.TuningKind;
import dev.assay.weights.Tunings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Weights, bands and calibrations as callers send and read them. What a caller leaves out is the
 * pack's own; what the pack does not have is refused by name.
 */
final class TuningBody {
  private static final double LARGEST = 1_000;

  private TuningBody() {}

  /** What is kept of a body that fits the contract. */
  static String content(TuningKind kind, JsonNode body, RulePack pack) {
    return switch (kind) {
      case WEIGHTS -> Tunings.text(weights(body.path("weights"), pack));
      case BANDS -> Tunings.text(bands(body.path("bands"), pack));
      case CALIBRATION -> Tunings.text(calibration(body.path("calibration")));
      case SETTINGS -> throw notHere();
    };
  }

  private static IllegalStateException notHere() {
    return new IllegalStateException("settings are sent and read by section");
  }

  private static WeightSet weights(JsonNode sent, RulePack pack) {
    Map<String, Double> weights = new TreeMap<>();
    List<Fault> faults = new ArrayList<>();
    sent.properties()
        .forEach(
            entry -> {
              String key = entry.getKey();
              double weight = entry.getValue().doubleValue();
              if (pack.manifest().factor(key).isEmpty()) {
                faults.add(new Fault("/weights/" + pointer(key), "the pack has no such factor"));
              } else if (Math.abs(weight) > LARGEST) {
                faults.add(new Fault("/weights/" + pointer(key), "must be from -1000 to 1000"));
              } else {
                weights.put(key, weight);
              }
            });
    refuse(faults);
    return new WeightSet(0, weights);
  }

  /** The pack's bands, begun elsewhere or followed by another action where that is said. */
  private static BandSet bands(JsonNode sent, RulePack pack) {
    BandSet own = pack.terms().bands();
    Map<String, JsonNode> named = new HashMap<>();
    List<Fault> faults = new ArrayList<>();
    Set<String> known = new HashSet<>();
    Set<String> actions = new HashSet<>();
    for (Band band : own.bands()) {
      known.add(band.band());
      if (band.action() != null) {
        actions.add(band.action());
      }
    }
    for (int i = 0; i < sent.size(); i++) {
      JsonNode band = sent.get(i);
      String name = band.path("band").asText();
      String action = band.path("action").textValue();
      if (!known.contains(name)) {
        faults.add(new Fault("/bands/" + i + "/band", "the pack has no band '" + name + "'"));
      } else if (named.put(name, band) != null) {
        faults.add(new Fault("/bands/" + i + "/band", "'" + name + "' stands twice"));
      }
      if (action != null && !actions.contains(action)) {
        faults.add(new Fault("/bands/" + i + "/action", "the pack has no action '" + action + "'"));
      }
    }
    refuse(faults);
    List<Band> bands = new ArrayList<>();
    for (Band band : own.bands()) {
      JsonNode other = named.get(band.band());
      bands.add(other == null ? band : changed(band, other));
    }
    try {
      return new BandSet(own.key(), bands);
    } catch (IllegalArgumentException e) {
      throw invalid("/bands", String.valueOf(e.getMessage()));
    }
  }

  private static Band changed(Band band, JsonNode other) {
    String action = other.path("action").textValue();
    return new Band(
        band.band(), other.path("from").asInt(), action == null ? band.action() : action);
  }

  private static Calibration calibration(JsonNode sent) {
    List<Calibration.Point> points = new ArrayList<>();
    for (JsonNode point : sent) {
      points.add(
          new Calibration.Point(point.path("score").asInt(), point.path("percentile").asInt()));
    }
    try {
      return new Calibration(points);
    } catch (IllegalArgumentException e) {
      throw invalid("/calibration", String.valueOf(e.getMessage()));
    }
  }

  /**
   * Writes hash, author and content of a version.
   *
   * @param tuning null for the pack's own
   */
  static void write(CanonicalWriter out, TuningKind kind, @Nullable Tuning tuning, RulePack pack) {
    switch (kind) {
      case WEIGHTS -> writeWeights(out, tuning, pack);
      case BANDS -> writeBands(out, tuning, pack);
      case CALIBRATION -> writeCalibration(out, tuning);
      case SETTINGS -> throw notHere();
    }
    Json.text(out.key("by"), tuning == null ? null : tuning.author().name());
    Json.text(out.key("reason"), tuning == null ? null : tuning.reason());
    Json.text(out.key("created_on"), tuning == null ? null : tuning.createdOn().toString());
  }

  /** All weights in the order of the pack, those it has of its own included. */
  private static void writeWeights(CanonicalWriter out, @Nullable Tuning tuning, RulePack pack) {
    WeightSet own = pack.manifest().weights();
    WeightSet set = tuning == null ? own : Tunings.weights(tuning.version(), tuning.content());
    out.key("hash").value(set.hash()).key("weights").beginObject();
    for (FactorSpec factor : pack.manifest().factors()) {
      out.key(factor.key()).value(set.weights().getOrDefault(factor.key(), factor.weight()));
    }
    out.endObject().key("own").beginArray();
    if (tuning != null) {
      set.weights().keySet().forEach(out::value);
    }
    out.endArray();
  }

  private static void writeBands(CanonicalWriter out, @Nullable Tuning tuning, RulePack pack) {
    BandSet set = tuning == null ? pack.terms().bands() : Tunings.bands(tuning.content());
    Json.text(out.key("hash"), tuning == null ? null : tuning.hash());
    out.key("bands").beginArray();
    for (Band band : set.bands()) {
      out.beginObject().key("band").value(band.band()).key("from").value(band.from());
      Json.text(out.key("action"), band.action());
      out.endObject();
    }
    out.endArray();
  }

  private static void writeCalibration(CanonicalWriter out, @Nullable Tuning tuning) {
    Json.text(out.key("hash"), tuning == null ? null : tuning.hash());
    out.key("calibration");
    if (tuning == null) {
      out.nullValue();
      return;
    }
    out.beginArray();
    for (Calibration.Point point : Tunings.calibration(tuning.content()).points()) {
      out.beginObject().key("score").value(point.score());
      out.key("percentile").value(point.percentile()).endObject();
    }
    out.endArray();
  }

  private static void refuse(List<Fault> faults) {
    if (!faults.isEmpty()) {
      throw new Refusal(Kind.INVALID_REQUEST, faults);
    }
  }

  private static Refusal invalid(String pointer, String message) {
    return new Refusal(Kind.INVALID_REQUEST, List.of(new Fault(pointer, message)));
  }

  private static String pointer(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }
}
