package dev.assay.rules.tables;

import dev.assay.rules.guard.Fault;
import dev.assay.rules.tables.Table.Column;
import dev.assay.rules.tables.Table.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds gaps and overlaps of a table. Between two numbers that a table names nothing changes, so
 * one value of each stretch stands for all of it: the table is tried with all combinations.
 */
public final class TableAnalysis {
  private static final int MAX_TRIALS = 50_000;
  private static final int MAX_FINDINGS = 20;
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private final Table table;
  private final Map<String, List<Object>> fields = new TreeMap<>();
  private final Map<String, Fault> findings = new LinkedHashMap<>();

  private TableAnalysis(Table table) {
    this.table = table;
  }

  /** Warnings: {@code table_gap}, {@code table_overlap}, or {@code not_analysed}. */
  public static List<Fault> of(Table table) {
    return new TableAnalysis(table).run();
  }

  private List<Fault> run() {
    for (Column column : table.columns()) {
      fields.put(column.field(), samples(column.field(), column.type()));
    }
    long trials = fields.values().stream().mapToLong(List::size).reduce(1, (a, b) -> a * b);
    if (trials > MAX_TRIALS || trials * table.rows().size() > 20L * MAX_TRIALS) {
      return List.of(new Fault(1, 1, "not_analysed", "the table is too large to look for gaps"));
    }
    tryAll(new ArrayList<>(fields.keySet()), 0, new LinkedHashMap<>());
    return List.copyOf(findings.values());
  }

  /** Values of a field that stand for all it can have. */
  private List<Object> samples(String field, Class<?> type) {
    if (type == boolean.class) {
      return List.of(false, true);
    }
    if (type.isEnum()) {
      return Arrays.asList(type.getEnumConstants());
    }
    List<Object> named = new ArrayList<>();
    for (Row row : table.rows()) {
      row.conditions()
          .forEach(
              (column, values) -> named.addAll(column.field().equals(field) ? values : List.of()));
    }
    return type == String.class ? texts(named) : numbers(named, type == int.class);
  }

  private static List<Object> texts(List<Object> named) {
    TreeSet<String> texts = new TreeSet<>();
    named.forEach(text -> texts.add((String) text));
    List<Object> samples = new ArrayList<>(texts);
    samples.add("any other");
    return samples;
  }

  private static List<Object> numbers(List<Object> named, boolean whole) {
    TreeSet<BigDecimal> samples = new TreeSet<>();
    BigDecimal before = null;
    for (BigDecimal number : sorted(named)) {
      samples.add(number);
      samples.add(number.add(BigDecimal.ONE));
      samples.add(number.subtract(BigDecimal.ONE));
      if (before != null && !whole) {
        samples.add(before.add(number).divide(TWO));
      }
      before = number;
    }
    samples.removeIf(number -> number.signum() < 0); // nothing a lead counts is below zero
    return List.copyOf(samples);
  }

  private static SortedSet<BigDecimal> sorted(List<Object> named) {
    TreeSet<BigDecimal> numbers = new TreeSet<>();
    named.forEach(number -> numbers.add((BigDecimal) number));
    return numbers;
  }

  private void tryAll(List<String> names, int from, Map<String, Object> lead) {
    if (from == names.size()) {
      tryOne(lead);
      return;
    }
    for (Object sample : fields.getOrDefault(names.get(from), List.of())) {
      lead.put(names.get(from), sample);
      tryAll(names, from + 1, lead);
    }
  }

  private void tryOne(Map<String, Object> lead) {
    if (findings.size() >= MAX_FINDINGS) {
      return;
    }
    Map<String, Row> first = new LinkedHashMap<>();
    boolean met = false;
    for (Row row : table.rows()) {
      if (meets(row, lead)) {
        met = true;
        Row other = first.putIfAbsent(row.factor(), row);
        if (other != null && !other.value().equals(row.value())) {
          findings.putIfAbsent(
              other.id() + "/" + row.id(),
              new Fault(
                  row.line(),
                  1,
                  "table_overlap",
                  "rows "
                      + other.id()
                      + " and "
                      + row.id()
                      + " both set '"
                      + row.factor()
                      + "' where "
                      + shown(lead)
                      + "; the higher value wins"));
        }
      }
    }
    if (!met) {
      findings.putIfAbsent(
          "gap", new Fault(1, 1, "table_gap", "no row is met where " + shown(lead)));
    }
  }

  private static boolean meets(Row row, Map<String, Object> lead) {
    return row.conditions().entrySet().stream()
        .allMatch(c -> meets(c.getKey(), c.getValue(), lead.getOrDefault(c.getKey().field(), "")));
  }

  private static boolean meets(Column column, List<Object> values, Object sample) {
    boolean among = values.stream().anyMatch(value -> order(sample, value) == 0);
    return switch (column.operator()) {
      case IS, IN -> among;
      case IS_NOT, NOT_IN -> !among;
      case LESS -> order(sample, values.get(0)) < 0;
      case AT_MOST -> order(sample, values.get(0)) <= 0;
      case MORE -> order(sample, values.get(0)) > 0;
      case AT_LEAST -> order(sample, values.get(0)) >= 0;
    };
  }

  private static int order(Object one, Object other) {
    return one instanceof BigDecimal number && other instanceof BigDecimal bound
        ? number.compareTo(bound)
        : one.equals(other) ? 0 : 1;
  }

  private static String shown(Map<String, Object> lead) {
    List<String> parts = new ArrayList<>();
    lead.forEach(
        (field, value) ->
            parts.add(
                field + " is " + (value instanceof BigDecimal n ? n.toPlainString() : value)));
    return String.join(" and ", parts);
  }
}
