package dev.assay.rules.tables;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.assay.model.Lead;
import dev.assay.rules.guard.Fault;
import dev.assay.rules.guard.Vocabulary;
import dev.assay.rules.tables.Table.Column;
import dev.assay.rules.tables.Table.Row;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table from CSV: a heading {@code id, <field> <operator>..., factor, value, note}, where
 * {@code value} and {@code note} may be missing, and a row for each line below it.
 */
public final class TableReader {
  private static final int MAX_COLUMNS = 40;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 _.-]{0,60}");
  private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,79}");
  private static final Pattern SHARE = Pattern.compile("0(\\.\\d{1,9})?|1(\\.0{1,9})?");
  private static final Set<String> OUTCOMES = Set.of("factor", "value", "note");

  private final Vocabulary vocabulary;
  private final Consumer<Fault> faults;
  private final List<String> headings = new ArrayList<>();
  private final Map<Integer, Column> columns = new LinkedHashMap<>();
  private final Set<String> ids = new HashSet<>();

  private TableReader(Vocabulary vocabulary, Consumer<Fault> faults) {
    this.vocabulary = vocabulary;
    this.faults = faults;
  }

  /** The table, as far as it could be read; gives everything that is wrong with it. */
  public static Table read(String name, String csv, Vocabulary vocabulary, Consumer<Fault> faults) {
    return new TableReader(vocabulary, faults).read(name, csv);
  }

  private Table read(String name, String csv) {
    List<Row> rows = new ArrayList<>();
    try (CsvReader<CsvRecord> records =
        CsvReader.builder()
            .skipEmptyLines(true)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(csv)) {
      for (CsvRecord line : records) {
        if (headings.isEmpty()) {
          heading(line);
        } else {
          Row row = row(line);
          if (row != null) {
            rows.add(row);
          }
        }
      }
    } catch (CsvParseException | IOException e) {
      faults.accept(new Fault(0, 0, "bad_table", "this is not CSV: " + e.getMessage()));
    }
    if (headings.isEmpty()) {
      faults.accept(new Fault(1, 1, "bad_table", "a table begins with a heading"));
    }
    return new Table(name, List.copyOf(columns.values()), rows);
  }

  private void heading(CsvRecord line) {
    line.getFields().forEach(field -> headings.add(field.strip()));
    if (!headings.get(0).equals("id") || !headings.contains("factor")) {
      fault(line, 0, "a heading begins with 'id' and has a column 'factor'");
    }
    if (headings.size() > MAX_COLUMNS || new HashSet<>(headings).size() < headings.size()) {
      fault(line, 0, "a table has at most " + MAX_COLUMNS + " columns, each with its own heading");
    }
    for (int i = 1; i < headings.size(); i++) {
      if (!OUTCOMES.contains(headings.get(i))) {
        Column column = column(line, i);
        if (column != null) {
          columns.put(i, column);
        }
      }
    }
  }

  private @Nullable Column column(CsvRecord line, int place) {
    String heading = headings.get(place);
    int space = heading.indexOf(' ');
    String path = space < 0 ? heading : heading.substring(0, space);
    Operator operator =
        Operator.ofSign(space < 0 ? "" : heading.substring(space + 1).strip()).orElse(null);
    if (operator == null) {
      fault(line, place, "'" + heading + "' must be a field and one of == != < <= > >= in, not in");
      return null;
    }
    Class<?> type = Lead.class;
    for (String part : path.split("\\.", -1)) {
      type = vocabulary.fields(type).get(part);
      if (type == null) {
        fault(line, place, "a lead has no field '" + path + "'");
        return null;
      }
    }
    boolean number = type == int.class || type == double.class;
    if (type.isRecord() || (operator.orders() && !number)) {
      fault(line, place, "'" + path + "' cannot be compared by '" + operator.sign() + "'");
      return null;
    }
    return new Column(path, operator, type);
  }

  private @Nullable Row row(CsvRecord line) {
    String id = cell(line, 0);
    if (!ID.matcher(id).matches() || !ids.add(id)) {
      fault(line, 0, "each row needs an id of its own: letters, digits, '-', '_'");
      return null;
    }
    if (line.getFieldCount() > headings.size()) {
      fault(line, headings.size() - 1, "the row has more cells than the heading");
    }
    Map<Column, List<Object>> conditions = new LinkedHashMap<>();
    for (Map.Entry<Integer, Column> column : columns.entrySet()) {
      String text = cell(line, column.getKey());
      if (!text.isEmpty()) {
        conditions.put(column.getValue(), values(line, column.getKey(), column.getValue(), text));
      }
    }
    String factor = cell(line, headings.indexOf("factor"));
    if (!KEY.matcher(factor).matches()) {
      fault(line, headings.indexOf("factor"), "'" + factor + "' is no key of a factor");
      return null;
    }
    return new Row(id, (int) line.getStartingLineNumber(), conditions, factor, value(line));
  }

  private Optional<BigDecimal> value(CsvRecord line) {
    int place = headings.indexOf("value");
    String text = place < 0 ? "" : cell(line, place);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!SHARE.matcher(text).matches()) {
      fault(line, place, "'" + text + "' must be a number from 0 to 1");
      return Optional.empty();
    }
    return Optional.of(new BigDecimal(text));
  }

  private List<Object> values(CsvRecord line, int place, Column column, String cell) {
    List<Object> values = new ArrayList<>();
    List<String> texts =
        column.operator().takesSeveral() ? List.of(cell.split("\\|", -1)) : List.of(cell);
    for (String text : texts) {
      Optional<Object> value = Cells.value(column.type(), text.strip());
      value.ifPresentOrElse(
          values::add,
          () -> fault(line, place, "'" + text + "' must be " + Cells.expected(column.type())));
    }
    return values;
  }

  private static String cell(CsvRecord line, int place) {
    return place >= 0 && place < line.getFieldCount() ? line.getField(place).strip() : "";
  }

  private void fault(CsvRecord line, int column, String message) {
    faults.accept(new Fault((int) line.getStartingLineNumber(), column + 1, "bad_table", message));
  }
}
