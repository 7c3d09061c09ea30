package dev.assay.rules.analysis;

import dev.assay.rules.guard.Vocabulary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Values of fields that stand for all they can have: between two numbers that conditions name
 * nothing changes, so one number of each stretch is enough.
 */
final class Trials {
  private static final int MAX = 20_000;
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private final SortedMap<String, List<Object>> named = new TreeMap<>();
  private final Vocabulary vocabulary;

  Trials(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  void name(String field, Object constant) {
    named.computeIfAbsent(field, f -> new ArrayList<>()).add(constant);
  }

  boolean areTooMany() {
    return named.values().stream()
            .map(this::samples)
            .mapToLong(List::size)
            .reduce(1, (a, b) -> Math.min(Integer.MAX_VALUE, a * b))
        > MAX;
  }

  /** Whether a condition holds for any of the values. */
  boolean any(Predicate<Map<String, Object>> condition) {
    return any(new ArrayList<>(named.keySet()), 0, new LinkedHashMap<>(), condition);
  }

  private boolean any(
      List<String> fields,
      int from,
      Map<String, Object> values,
      Predicate<Map<String, Object>> condition) {
    if (from == fields.size()) {
      return condition.test(values);
    }
    for (Object sample : samples(named.getOrDefault(fields.get(from), List.of()))) {
      values.put(fields.get(from), sample);
      if (any(fields, from + 1, values, condition)) {
        return true;
      }
    }
    return false;
  }

  private List<Object> samples(List<Object> constants) {
    Object first = constants.get(0);
    if (first instanceof Boolean) {
      return List.of(true, false);
    }
    if (first instanceof Constraint.Word word) {
      List<Object> words = new ArrayList<>();
      for (Object constant : vocabulary.choice(word.choice()).orElseThrow().getEnumConstants()) {
        words.add(new Constraint.Word(word.choice(), ((Enum<?>) constant).name()));
      }
      return words;
    }
    return first instanceof BigDecimal ? numbers(constants) : texts(constants);
  }

  private static List<Object> texts(List<Object> constants) {
    List<Object> texts = new ArrayList<>(new LinkedHashSet<>(constants));
    texts.add("\u0000 any other");
    return texts;
  }

  private static List<Object> numbers(List<Object> constants) {
    TreeSet<BigDecimal> bounds = new TreeSet<>();
    constants.forEach(constant -> bounds.add((BigDecimal) constant));
    TreeSet<BigDecimal> samples = new TreeSet<>(bounds);
    samples.add(bounds.first().subtract(BigDecimal.ONE));
    samples.add(bounds.last().add(BigDecimal.ONE));
    BigDecimal before = bounds.first();
    for (BigDecimal bound : bounds) {
      samples.add(before.add(bound).divide(TWO));
      before = bound;
    }
    return List.copyOf(samples);
  }
}
