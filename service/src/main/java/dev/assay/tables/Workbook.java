package dev.assay.tables;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/**
 * Turns a table from CSV into a spreadsheet (XLSX) and back. Every cell is text there, so that no
 * program takes 1-2 for a date or 007 for 7, and nothing in it is ever a formula.
 */
public final class Workbook {
  public static final String MEDIA_TYPE =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private static final String SHEET = "table";
  private static final int MAX_ROWS = 10_000;
  private static final int MAX_COLUMNS = 200;
  private static final int MAX_CELL = 32_767;

  private Workbook() {}

  /**
   * A spreadsheet of one sheet.
   *
   * @throws ServiceException where the text is no CSV, or holds what no cell can hold
   */
  public static byte[] ofCsv(String csv) {
    return of(rows(csv));
  }

  /**
   * A spreadsheet of one column, a line in each cell.
   *
   * @throws ServiceException where the text holds what no cell can hold
   */
  public static byte[] ofLines(String text) {
    return of(text.lines().map(List::of).toList());
  }

  private static byte[] of(List<List<String>> rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (org.dhatim.fastexcel.Workbook book =
        new org.dhatim.fastexcel.Workbook(bytes, "Assay", "1.0")) {
      Worksheet sheet = book.newWorksheet(SHEET);
      for (int r = 0; r < rows.size(); r++) {
        List<String> row = rows.get(r);
        for (int c = 0; c < row.size(); c++) {
          sheet.inlineString(r, c, cell(row.get(c), r));
          sheet.style(r, c).format("@").set();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * The first sheet of a spreadsheet as CSV: commas, LF, quotes where they are needed.
   *
   * @throws ServiceException where it is no spreadsheet, holds a formula, or is too large
   */
  public static String toCsv(byte[] xlsx) {
    ZipBounds.check(xlsx);
    StringWriter text = new StringWriter();
    try (ReadableWorkbook book =
            new ReadableWorkbook(new ByteArrayInputStream(xlsx), new ReadingOptions(false, true));
        Stream<Row> rows = book.getFirstSheet().openStream();
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      int[] next = {1};
      rows.forEach(
          row -> {
            for (; next[0] < bounded(row); next[0]++) {
              csv.writeRecord(""); // spreadsheets leave out rows that are empty
            }
            csv.writeRecord(cells(row));
            next[0]++;
          });
    } catch (ServiceException e) {
      throw e;
    } catch (IOException | RuntimeException e) { // the reader's own are of any kind
      throw refused("this is no spreadsheet that can be read");
    }
    return text.toString();
  }

  /**
   * The first column of the first sheet of a spreadsheet, a line for each cell that is not empty.
   *
   * @throws ServiceException where it is no spreadsheet, holds a formula or more columns, or is too
   *     large
   */
  public static String toLines(byte[] xlsx) {
    StringBuilder lines = new StringBuilder();
    for (List<String> row : rows(toCsv(xlsx))) {
      if (row.stream().skip(1).anyMatch(cell -> !cell.isBlank())) {
        throw refused("a list has one column");
      }
      String term = row.get(0).strip();
      if (term.contains("\n")) {
        throw refused("a term of a list is one line");
      }
      if (!term.isEmpty()) {
        lines.append(term).append('\n');
      }
    }
    return lines.toString();
  }

  private static int bounded(Row row) {
    if (row.getRowNum() > MAX_ROWS) {
      throw refused("a table has at most " + MAX_ROWS + " rows");
    }
    return row.getRowNum();
  }

  private static List<String> cells(Row row) {
    List<String> cells = new ArrayList<>();
    if (row.getCellCount() > MAX_COLUMNS) {
      throw refused("a table has at most " + MAX_COLUMNS + " columns");
    }
    for (int c = 0; c < row.getCellCount(); c++) {
      Optional<Cell> cell = row.getOptionalCell(c);
      cells.add(cell.map(Workbook::text).orElse(""));
    }
    return cells;
  }

  private static String text(Cell cell) {
    if (cell.getType() == CellType.FORMULA || cell.getFormula() != null) {
      throw refused(
          cell.getAddress() + " is a formula: a table holds what is meant, not how to get it");
    }
    if (cell.getType() == CellType.ERROR) {
      throw refused(cell.getAddress() + " is an error");
    }
    return switch (cell.getType()) {
      case NUMBER -> cell.asNumber().stripTrailingZeros().toPlainString();
      case BOOLEAN -> cell.asBoolean() ? "true" : "false";
      case STRING -> cell.asString();
      default -> "";
    };
  }

  private static List<List<String>> rows(String csv) {
    List<List<String>> rows = new ArrayList<>();
    try (CsvReader<CsvRecord> reader = CsvReader.builder().skipEmptyLines(false).ofCsvRecord(csv)) {
      reader.forEach(row -> rows.add(row.getFields()));
    } catch (CsvParseException e) {
      throw refused("this table is no CSV: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  private static String cell(String text, int row) {
    boolean fits = text.length() <= MAX_CELL;
    for (int i = 0; i < text.length() && fits; i++) {
      char c = text.charAt(i);
      fits = (c >= ' ' || c == '\t' || c == '\n') && c < 0xFFFE;
    }
    if (!fits) {
      throw refused("row " + (row + 1) + " holds what no cell of a spreadsheet can hold");
    }
    return text;
  }

  private static ServiceException refused(String message) {
    return new ServiceException(ErrorCode.INVALID, message);
  }
}
