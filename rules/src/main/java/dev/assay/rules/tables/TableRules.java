package dev.assay.rules.tables;

import dev.assay.rules.tables.Table.Column;
import dev.assay.rules.tables.Table.Row;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a table as rules, each on the line of its row, so that what is said of a line of the rules
 * is true of the table. A rule is named by table and row: {@code seniority: r3}.
 */
public final class TableRules {
  private TableRules() {}

  /**
   * The rules of a table.
   *
   * @param mark method of the card that sets the table's factors
   */
  public static String of(Table table, String mark) {
    StringBuilder out = new StringBuilder();
    int line = 1;
    for (Row row : table.rows()) {
      out.append("\n".repeat(Math.max(0, row.line() - line)));
      line = row.line();
      out.append(
          "rule \"%s: %s\" when Lead( %s ) then card.%s(\"%s\"%s); end"
              .formatted(
                  table.name(),
                  row.id(),
                  table.columns().stream()
                      .filter(row.conditions()::containsKey)
                      .map(
                          column ->
                              condition(column, row.conditions().getOrDefault(column, List.of())))
                      .collect(Collectors.joining(", ")),
                  mark,
                  row.factor(),
                  row.value().map(value -> ", " + value.toPlainString()).orElse("")));
    }
    return out.toString();
  }

  private static String condition(Column column, List<Object> values) {
    String rendered = values.stream().map(Cells::rendered).collect(Collectors.joining(", "));
    String right = column.operator().takesSeveral() ? "(" + rendered + ")" : rendered;
    return column.field() + " " + column.operator().sign() + " " + right;
  }
}
