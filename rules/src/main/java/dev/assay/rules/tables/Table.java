package dev.assay.rules.tables;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A decision table over the fields of a lead: each row sets a factor where all its conditions hold.
 *
 * @param name of the file, without folder and ending
 */
public record Table(String name, List<Column> columns, List<Row> rows) {

  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * A column of conditions.
   *
   * @param field path from the lead, such as {@code message.words}
   * @param type boolean, int, double, String or an enum of the vocabulary
   */
  public record Column(String field, Operator operator, Class<?> type) {}

  /**
   * A row.
   *
   * @param id stable name of the row, unique in its table
   * @param line where it begins, from 1
   * @param conditions of the columns whose cells are not empty: a Boolean, BigDecimal, String or
   *     enum constant each, several where the operator takes several
   * @param value of the factor; none for a flag
   */
  public record Row(
      String id,
      int line,
      Map<Column, List<Object>> conditions,
      String factor,
      Optional<BigDecimal> value) {

    public Row {
      conditions = Map.copyOf(conditions);
    }
  }
}
