package dev.assay.storage;

import com.zaxxer.hikari.HikariConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;

/** What differs between the two databases. */
enum Engine {
  /** Embedded; the default. */
  H2 {
    @Override
    void configure(HikariConfig config) {
      // Else H2 hashes each text it is given, to share it with those it was given before.
      System.setProperty("h2.objectCache", "false");
      config.setMaxLifetime(0);
    }

    @Override
    void setJson(PreparedStatement statement, int column, String text) throws SQLException {
      // A text would become a JSON string.
      statement.setBytes(column, text.getBytes(StandardCharsets.UTF_8));
    }
  },
  /** For production, from version 15. */
  POSTGRESQL {
    @Override
    void configure(HikariConfig config) {
      config.addDataSourceProperty("reWriteBatchedInserts", "true");
      config.addDataSourceProperty("logServerErrorDetail", "false");
    }

    @Override
    void setJson(PreparedStatement statement, int column, String text) throws SQLException {
      statement.setObject(column, text, Types.OTHER);
    }
  };

  private static final String POSTGRESQL_PREFIX = "jdbc:postgresql:";

  /**
   * H2's flags: PostgreSQL's dialect; every commit written at once; patience with locks; no trace
   * file, in which errors would quote what they were about; closed by us, not by a hook of its own.
   */
  private static final String H2_FLAGS =
      ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
          + ";WRITE_DELAY=0;LOCK_TIMEOUT=30000;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";

  abstract void configure(HikariConfig config);

  /** Sets a column of JSON. */
  abstract void setJson(PreparedStatement statement, int column, String text) throws SQLException;

  /** The one that a connection leads to. */
  static Engine of(Connection connection) throws SQLException {
    return "H2".equals(connection.getMetaData().getDatabaseProductName()) ? H2 : POSTGRESQL;
  }

  static String urlOfFile(Path file) {
    String path = file.toAbsolutePath().toString();
    if (path.indexOf(';') >= 0) {
      throw new IllegalArgumentException(
          "the data folder's path must not hold a semicolon: " + path);
    }
    return "jdbc:h2:file:" + path + H2_FLAGS;
  }

  /** Refuses other databases, and H2 by URL: its URLs can run code. */
  static String checkedUrl(String url) {
    if (!url.startsWith(POSTGRESQL_PREFIX)) {
      throw new IllegalArgumentException(
          "the database URL must start with " + POSTGRESQL_PREFIX + "; leave it out for H2");
    }
    return url;
  }
}
