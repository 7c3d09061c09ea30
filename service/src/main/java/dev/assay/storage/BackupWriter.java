package dev.assay.storage;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as lines of JSON, gzipped: an object with the version of the schema; for each table
 * an object with its name and columns, and an array for each of its rows; an object with the number
 * of rows, without which the file is cut off.
 */
final class BackupWriter implements RowSink, AutoCloseable {
  static final String SCHEMA = "schema";
  static final String TABLE = "table";
  static final String COLUMNS = "columns";
  static final String ROWS = "rows";

  private static final int BUFFER = 1 << 16;

  private final JsonGenerator out;
  private Table table = new Table("", List.of());
  private long rows;

  BackupWriter(OutputStream file, String schema) throws IOException {
    out =
        new JsonFactoryBuilder()
            .rootValueSeparator("\n")
            .build()
            .createGenerator(new BufferedOutputStream(new Fast(file), BUFFER));
    out.writeStartObject();
    out.writeStringField(SCHEMA, schema);
    out.writeEndObject();
  }

  /** Most of a backup is ciphertext, which takes time to compress and grows no smaller. */
  private static final class Fast extends GZIPOutputStream {
    Fast(OutputStream file) throws IOException {
      super(file, BUFFER);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  @Override
  public void begin(Table next) {
    table = next;
    try {
      out.writeStartObject();
      out.writeStringField(TABLE, next.name());
      out.writeObjectFieldStart(COLUMNS);
      for (Table.Column column : next.columns()) {
        out.writeStringField(column.name(), column.kind().name());
      }
      out.writeEndObject();
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void row(@Nullable Object[] values) {
    try {
      out.writeStartArray();
      for (int i = 0; i < values.length; i++) {
        Object value = values[i];
        if (value == null) {
          out.writeNull();
        } else {
          table.columns().get(i).kind().write(out, value);
        }
      }
      out.writeEndArray();
      rows++;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Says that this is all. */
  void end() throws IOException {
    out.writeStartObject();
    out.writeNumberField(ROWS, rows);
    out.writeEndObject();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
