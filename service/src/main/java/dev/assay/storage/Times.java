package dev.assay.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Instants as columns of {@code timestamp with time zone}, whatever zone the machine is in. */
final class Times {

  private Times() {}

  static @Nullable OffsetDateTime toSql(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  static Instant get(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(find(row, column), column);
  }

  static @Nullable Instant find(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
