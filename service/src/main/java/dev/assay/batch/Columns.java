package dev.assay.batch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The columns of a CSV stream, by which its records are read as leads. Immutable. */
public final class Columns {
  private static final String SEPARATORS = ",;\t";

  private final long line;
  private final char separator;
  private final List<String> names;

  private Columns(long line, char separator, List<String> names) {
    this.line = line;
    this.separator = separator;
    this.names = names;
  }

  /**
   * Reads the first record of a stream, and tells the stream what separates columns: whichever of
   * comma, semicolon and tab stands there most often.
   *
   * @throws MalformedException if it cannot name columns
   */
  public static Columns of(Piece header, Cutter stream) {
    String text = text(header);
    char separator = separator(text);
    List<String> names = fields(text, separator).stream().map(String::strip).toList();
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!name.isEmpty() && !seen.add(name)) {
        throw new MalformedException("two columns have the same name");
      }
    }
    if (seen.isEmpty()) {
      throw new MalformedException("no column has a name");
    }
    stream.separatedBy(separator);
    return new Columns(header.line(), separator, names);
  }

  /**
   * Fails where a column is missing that every record needs.
   *
   * @throws MalformedException if it is
   */
  public void require(String name) {
    if (!names.contains(name)) {
      throw new MalformedException("line %d names no column '%s'".formatted(line, name));
    }
  }

  /**
   * A record as a flat lead. What is empty, or stands in a column without a name, is left out.
   *
   * @throws MalformedException if it is no record, or has more fields than there are columns
   */
  public ObjectNode lead(Piece record) {
    List<String> fields = fields(text(record), separator);
    if (fields.size() > names.size()) {
      throw new MalformedException(
          "it has %d fields, there are %d columns".formatted(fields.size(), names.size()));
    }
    ObjectNode lead = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < fields.size(); i++) {
      if (!names.get(i).isEmpty() && !fields.get(i).isEmpty()) {
        lead.put(names.get(i), fields.get(i));
      }
    }
    return lead;
  }

  private static List<String> fields(String record, char separator) {
    try {
      return CsvReader.builder()
          .fieldSeparator(separator)
          .allowUnclosedQuote(false)
          .ofSingleCsvRecord(record)
          .getFields();
    } catch (CsvParseException e) {
      throw new MalformedException("it is no CSV record");
    }
  }

  private static char separator(String header) {
    char most = SEPARATORS.charAt(0);
    for (int i = 1; i < SEPARATORS.length(); i++) {
      char candidate = SEPARATORS.charAt(i);
      if (count(header, candidate) > count(header, most)) {
        most = candidate;
      }
    }
    return most;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  private static String text(Piece piece) {
    if (piece.tooLong()) {
      throw new MalformedException("it is longer than " + Cutter.LIMIT + " bytes");
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(piece.bytes().toArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new MalformedException("it is not UTF-8");
    }
  }
}
