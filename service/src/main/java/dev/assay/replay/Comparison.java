package dev.assay.replay;

import dev.assay.replay.Verdict.Difference;
import dev.assay.rules.FactorPoint;
import dev.assay.rules.Scorecard;
import dev.assay.rules.WaterfallRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Holds a scorecard against the one that was recorded, to the last bit. */
final class Comparison {
  private static final String ABSENT = "absent";

  private final List<Difference> differences = new ArrayList<>();

  Comparison compare(String at, Object recorded, Object replayed) {
    if (!Objects.equals(recorded, replayed)) {
      differences.add(new Difference(at, String.valueOf(recorded), String.valueOf(replayed)));
    }
    return this;
  }

  Comparison compare(Scorecard recorded, Scorecard replayed) {
    compare("score", recorded.score(), replayed.score());
    compare("band", recorded.band(), replayed.band());
    compare("recommended_action", recorded.action(), replayed.action());
    compare("action_reason", recorded.actionReason(), replayed.actionReason());
    compareEach(
        "factor:",
        byKey(recorded.factors(), FactorPoint::key, f -> f),
        byKey(replayed.factors(), FactorPoint::key, f -> f));
    compareEach(
        "waterfall:",
        byKey(recorded.waterfall(), WaterfallRow::row, WaterfallRow::points),
        byKey(replayed.waterfall(), WaterfallRow::row, WaterfallRow::points));
    return compare("result_hash", recorded.hash(), replayed.hash());
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
