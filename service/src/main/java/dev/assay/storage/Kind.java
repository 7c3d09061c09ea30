package dev.assay.storage;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a column holds: how it is read and set in both databases, and how it is written as JSON. */
enum Kind {
  ID("uuid") {
    @Override
    void write(JsonGenerator out, Object value) throws IOException {
      out.writeString(value.toString());
    }

    @Override
    Object read(JsonParser in) throws IOException {
      return UUID.fromString(in.getText());
    }
  },
  TEXT("character varying", "text") {
    @Override
    void write(JsonGenerator out, Object value) throws IOException {
      out.writeString((String) value);
    }

    @Override
    Object read(JsonParser in) throws IOException {
      return in.getText();
    }
  },
  BYTES("binary varying", "bytea") {
    @Override
    void write(JsonGenerator out, Object value) throws IOException {
      out.writeBinary((byte[]) value);
    }

    @Override
    Object read(JsonParser in) throws IOException {
      return in.getBinaryValue();
    }
  },
  NUMBER("smallint", "integer", "bigint") {
    @Override
    void write(JsonGenerator out, Object value) throws IOException {
      out.writeNumber(((Number) value).longValue());
    }

    @Override
    Object read(JsonParser in) throws IOException {
      return in.getLongValue();
    }
  },
  TRUTH("boolean") {
    @Override
    void write(JsonGenerator out, Object value) throws IOException {
      out.writeBoolean((Boolean) value);
    }

    @Override
    Object read(JsonParser in) throws IOException {
      return in.getBooleanValue();
    }
  },
  TIME("timestamp with time zone") {
    @Override
    @Nullable Object get(ResultSet row, int column) throws SQLException {
      return row.getObject(column, OffsetDateTime.class);
    }

    @Override
    void write(JsonGenerator out, Object value) throws IOException {
      out.writeString(((OffsetDateTime) value).toInstant().toString());
    }

    @Override
    Object read(JsonParser in) throws IOException {
      return Instant.parse(in.getText()).atOffset(ZoneOffset.UTC);
    }
  },
  JSON("json", "jsonb") {
    @Override
    @Nullable Object get(ResultSet row, int column) throws SQLException {
      return row.getString(column);
    }

    @Override
    void set(PreparedStatement statement, int column, Object value) throws SQLException {
      Engine.of(statement.getConnection()).setJson(statement, column, (String) value);
    }

    @Override
    void write(JsonGenerator out, Object value) throws IOException {
      out.writeString((String) value);
    }

    @Override
    Object read(JsonParser in) throws IOException {
      return in.getText();
    }
  },
  TEXTS("array") {
    @Override
    @Nullable Object get(ResultSet row, int column) throws SQLException {
      java.sql.Array array = row.getArray(column);
      return array == null
          ? null
          : Arrays.stream((Object[]) array.getArray()).map(String::valueOf).toList();
    }

    @Override
    void set(PreparedStatement statement, int column, Object value) throws SQLException {
      Object[] texts = ((List<?>) value).toArray();
      statement.setArray(column, statement.getConnection().createArrayOf("varchar", texts));
    }

    @Override
    void write(JsonGenerator out, Object value) throws IOException {
      out.writeStartArray();
      for (Object text : (List<?>) value) {
        out.writeString(text.toString());
      }
      out.writeEndArray();
    }

    @Override
    Object read(JsonParser in) throws IOException {
      List<String> texts = new ArrayList<>();
      while (in.nextToken() != JsonToken.END_ARRAY) {
        texts.add(in.getText());
      }
      return texts;
    }
  };

  private final ImmutableSet<String> types;

  Kind(String... types) {
    this.types = ImmutableSet.copyOf(types);
  }

  /**
   * The kind of a column.
   *
   * @param type its {@code data_type} in the information schema, in lower case
   */
  static Kind of(String type) {
    return Arrays.stream(values())
        .filter(kind -> kind.types.contains(type))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a column of type " + type + " is not known"));
  }

  @Nullable Object get(ResultSet row, int column) throws SQLException {
    return row.getObject(column);
  }

  void set(PreparedStatement statement, int column, Object value) throws SQLException {
    statement.setObject(column, value);
  }

  abstract void write(JsonGenerator out, Object value) throws IOException;

  /** Reads the value at which the parser stands. */
  abstract Object read(JsonParser in) throws IOException;
}
