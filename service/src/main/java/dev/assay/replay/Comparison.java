package dev.assay.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.canonical.CanonicalJson;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.intake.LeadJson;
import dev.assay.model.Lead;
import dev.assay.replay.Verdict.Difference;
import dev.assay.rules.FactorPoint;
import dev.assay.rules.Scorecard;
import dev.assay.rules.WaterfallRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Holds a scorecard, and a lead, against what was recorded, to the last bit. */
final class Comparison {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ABSENT = "absent";

  private final List<Difference> differences = new ArrayList<>();

  Comparison compare(String at, Object recorded, Object replayed) {
    if (!Objects.equals(recorded, replayed)) {
      differences.add(new Difference(at, text(recorded), text(replayed)));
    }
    return this;
  }

  Comparison compare(Scorecard recorded, Scorecard replayed) {
    if (recorded.equals(replayed)) {
      return this; // nearly always, and much sooner said
    }
    compare("score", recorded.score(), replayed.score());
    compare("band", recorded.band(), replayed.band());
    compare("recommended_action", recorded.action(), replayed.action());
    compare("action_reason", recorded.actionReason(), replayed.actionReason());
    compareEach(
        "factor:",
        byKey(recorded.factors(), FactorPoint::key, FactorPoint::withoutEvidence),
        byKey(replayed.factors(), FactorPoint::key, FactorPoint::withoutEvidence));
    compareEach(
        Verdict.EVIDENCE,
        byKey(recorded.factors(), FactorPoint::key, FactorPoint::evidence),
        byKey(replayed.factors(), FactorPoint::key, FactorPoint::evidence));
    compareEach(
        "waterfall:",
        byKey(recorded.waterfall(), WaterfallRow::row, WaterfallRow::points),
        byKey(replayed.waterfall(), WaterfallRow::row, WaterfallRow::points));
    return compare("result_hash", recorded.hash(), replayed.hash());
  }

  /** Each value of a lead by its path. */
  Comparison compare(Lead recorded, Lead replayed) {
    if (!recorded.equals(replayed)) {
      compareEach("lead", json(recorded), json(replayed));
    }
    return this;
  }

  private static JsonNode json(Lead lead) {
    try {
      return JSON.readTree(LeadJson.bytes(lead));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void compareEach(String path, JsonNode recorded, JsonNode replayed) {
    if (recorded.isObject() || replayed.isObject()) {
      Set<String> fields = new TreeSet<>();
      recorded.fieldNames().forEachRemaining(fields::add);
      replayed.fieldNames().forEachRemaining(fields::add);
      for (String field : fields) {
        compareEach(path + "." + field, recorded.path(field), replayed.path(field));
      }
    } else {
      compare(path, text(recorded), text(replayed));
    }
  }

  private static String text(JsonNode value) {
    if (value.isMissingNode()) {
      return ABSENT;
    }
    return value.isTextual()
        ? value.textValue()
        : new String(CanonicalJson.bytes(value), StandardCharsets.UTF_8);
  }

  List<Difference> differences() {
    return differences;
  }

  private <V> void compareEach(String prefix, Map<String, V> recorded, Map<String, V> replayed) {
    Set<String> keys = new LinkedHashSet<>(recorded.keySet());
    keys.addAll(replayed.keySet());
    for (String key : keys) {
      compare(prefix + key, orAbsent(recorded.get(key)), orAbsent(replayed.get(key)));
    }
  }

  /** The same on every Java. */
  private static String text(Object value) {
    if (value instanceof Double points) {
      return json(out -> out.value(points));
    }
    if (value instanceof FactorPoint factor) {
      return json(
          out -> {
            out.beginObject().key("points").value(factor.points()).key("rules").beginArray();
            factor.rules().forEach(out::value);
            out.endArray().key("value").value(factor.value());
            out.key("weight").value(factor.weight()).endObject();
          });
    }
    return String.valueOf(value);
  }

  private static String json(Consumer<CanonicalWriter> value) {
    CanonicalWriter out = new CanonicalWriter();
    value.accept(out);
    return new String(out.toBytes(), StandardCharsets.UTF_8);
  }

  private static Object orAbsent(@Nullable Object value) {
    return value == null ? ABSENT : value;
  }

  private static <T, V> Map<String, V> byKey(
      List<T> all, Function<T, String> key, Function<T, V> value) {
    Map<String, V> map = new LinkedHashMap<>();
    all.forEach(one -> map.put(key.apply(one), value.apply(one)));
    return map;
  }
}
