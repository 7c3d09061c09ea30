package dev.assay.storage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads what {@link BackupWriter} wrote. */
final class BackupReader implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final JsonParser in;
  private final String schema;

  /** Reads the beginning. */
  BackupReader(InputStream file) throws IOException {
    in = new JsonFactory().createParser(new GZIPInputStream(file, BUFFER));
    expect(in.nextToken(), JsonToken.START_OBJECT);
    field(BackupWriter.SCHEMA);
    schema = in.getText();
    expect(in.nextToken(), JsonToken.END_OBJECT);
  }

  /** Version of the schema of the database that was backed up. */
  String schema() {
    return schema;
  }

  /** Reads the rest. */
  void copyTo(RowSink sink) throws IOException {
    List<Table.Column> columns = List.of();
    long rows = 0;
    while (true) {
      if (in.nextToken() == JsonToken.START_ARRAY) {
        sink.row(row(columns));
        rows++;
        continue;
      }
      expect(in.currentToken(), JsonToken.START_OBJECT);
      if (in.nextFieldName() == null || !in.currentName().equals(BackupWriter.TABLE)) {
        break;
      }
      Table table = table();
      columns = table.columns();
      sink.begin(table);
    }
    if (!in.currentName().equals(BackupWriter.ROWS) || in.nextLongValue(-1) != rows) {
      throw new IOException("rows are missing");
    }
    expect(in.nextToken(), JsonToken.END_OBJECT);
    if (in.nextToken() != null) { // at the end of the file its check sum is read
      throw new IOException("something follows the end");
    }
  }

  private @Nullable Object[] row(List<Table.Column> columns) throws IOException {
    @Nullable Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.nextToken() == JsonToken.VALUE_NULL ? null : columns.get(i).kind().read(in);
    }
    expect(in.nextToken(), JsonToken.END_ARRAY);
    return values;
  }

  private Table table() throws IOException {
    String name = in.nextTextValue();
    field(BackupWriter.COLUMNS);
    expect(in.currentToken(), JsonToken.START_OBJECT);
    List<Table.Column> columns = new ArrayList<>();
    for (String column = in.nextFieldName(); column != null; column = in.nextFieldName()) {
      columns.add(new Table.Column(column, Kind.valueOf(in.nextTextValue())));
    }
    expect(in.nextToken(), JsonToken.END_OBJECT);
    return new Table(name, columns);
  }

  /** Goes to the value of the field that must come next. */
  private void field(String name) throws IOException {
    if (!name.equals(in.nextFieldName())) {
      throw new IOException("no " + name + " where it belongs");
    }
    in.nextToken();
  }

  private static void expect(@Nullable JsonToken found, JsonToken wanted) throws IOException {
    if (found != wanted) {
      throw new IOException("%s where %s belongs".formatted(found, wanted));
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
