package dev.assay.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import dev.assay.canonical.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** A database with its pool of connections, brought to the newest schema. Thread-safe. */
public final class Database implements AutoCloseable {
  private static final int CONNECTIONS = 10;

  /** H2's code for a file that another process has open. */
  private static final int IN_USE = 90020;

  private final Engine engine;
  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final Wiper wiper = new Wiper();

  private Database(Engine engine, String url) {
    this.engine = engine;
    HikariConfig config = new HikariConfig();
    config.setPoolName("database");
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(CONNECTIONS);
    engine.configure(config);
    pool = new HikariDataSource(config);
    jdbi =
        Jdbi.create(pool)
            .registerArrayType(String.class, "varchar")
            .registerArrayType(UUID.class, "uuid");
  }

  /** The PostgreSQL database of that URL; where there is none, the embedded one in the folder. */
  public static Database open(DataFolder folder, @Nullable String url) {
    return url == null ? embedded(folder) : postgresql(url);
  }

  /** The embedded database in that folder; made where there is none. */
  public static Database embedded(DataFolder folder) {
    String url = Engine.urlOfFile(folder.path().resolve("assay"));
    try {
      return new Database(Engine.H2, url).migrated();
    } catch (HikariPool.PoolInitializationException e) {
      if (e.getCause() instanceof SQLException cause && cause.getErrorCode() == IN_USE) {
        throw new IllegalStateException(
            "the database in %s is in use by another process: end it, or ask it over HTTP"
                .formatted(folder.path()),
            e);
      }
      throw e;
    }
  }

  /**
   * A PostgreSQL database.
   *
   * @param url {@code jdbc:postgresql://host/name?user=...&password=...}
   * @throws IllegalArgumentException if it is the URL of another kind
   */
  public static Database postgresql(String url) {
    return new Database(Engine.POSTGRESQL, Engine.checkedUrl(url)).migrated();
  }

  private Database migrated() {
    try {
      Flyway.configure().dataSource(pool).locations("classpath:db/migration").load().migrate();
      return this;
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  Jdbi jdbi() {
    return jdbi;
  }

  /** A connection whose changes wait for {@link #commit}. */
  Connection begin() throws SQLException {
    Connection connection = pool.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  /** Commits, and returns when it is on disk: H2's commit alone is only written, not synced. */
  void commit(Connection connection) throws SQLException {
    connection.commit();
    if (engine == Engine.H2) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("checkpoint sync");
      }
    }
  }

  /** Runs one transaction; what it changed is on disk when this returns. */
  <R> R change(Function<Handle, R> transaction) {
    return jdbi.withHandle(
        handle -> {
          R result = handle.inTransaction(transaction::apply);
          if (engine == Engine.H2) {
            handle.execute("checkpoint sync");
          }
          return result;
        });
  }

  /**
   * Overwrites what was destroyed wherever its bytes still rest. PostgreSQL offers no such thing:
   * there they rest until the space of the old row is used again.
   */
  void wipe(Set<Bytes> destroyed) {
    if (engine != Engine.H2 || destroyed.isEmpty()) {
      return;
    }
    try (Connection connection = pool.getConnection()) {
      wiper.wipe(connection, destroyed);
    } catch (SQLException e) {
      throw new StorageException(e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot overwrite destroyed keys", e);
    }
  }

  /** Closes every connection, and with the last one the embedded database. */
  @Override
  public void close() {
    pool.close();
    try {
      wiper.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close the database's file", e);
    }
  }
}
