package dev.assay.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import dev.assay.canonical.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;
import org.jspecify.annotations.Nullable;

/** A database with its pool of connections, brought to the newest schema. Thread-safe. */
public final class Database implements AutoCloseable {
  private static final int CONNECTIONS = 10;

  /** How long whoever needs a connection waits for one before it is told that there is none. */
  private static final long WAITING_MILLIS = 10_000;

  /** The same of one that was away at the start, until it is back. */
  private static final long AWAY_MILLIS = 1_000;

  /** H2's code for a file that another process has open. */
  private static final int IN_USE = 90020;

  private final Engine engine;
  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final Wiper wiper = new Wiper();
  private final Turns turns;

  private Database(Engine engine, String url, boolean there) {
    this.engine = engine;
    this.turns = new Turns(engine);
    HikariConfig config = new HikariConfig();
    config.setPoolName("database");
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setConnectionTimeout(WAITING_MILLIS);
    engine.configure(config);
    if (!there) {
      config.setInitializationFailTimeout(-1);
      config.setConnectionTimeout(AWAY_MILLIS);
    }
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
    try {
      return bare(folder.path().resolve("assay")).migrated();
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

  /** The embedded database in that file, without a schema where it is new. */
  static Database bare(Path file) {
    return new Database(Engine.H2, Engine.urlOfFile(file), true);
  }

  /** A PostgreSQL database, without a schema where it is new. */
  static Database bare(String url) {
    return new Database(Engine.POSTGRESQL, Engine.checkedUrl(url), true);
  }

  /**
   * A PostgreSQL database that is away: once it is back it is to be brought to the newest schema.
   */
  public static Database away(String url) {
    return new Database(Engine.POSTGRESQL, Engine.checkedUrl(url), false);
  }

  /**
   * A PostgreSQL database.
   *
   * @param url {@code jdbc:postgresql://host/name?user=...&password=...}
   * @throws IllegalArgumentException if it is the URL of another kind
   */
  public static Database postgresql(String url) {
    return bare(url).migrated();
  }

  private Database migrated() {
    try {
      migrate();
      return this;
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  /** Brings it to the newest schema. */
  public void migrate() {
    flyway().load().migrate();
    pool.getHikariConfigMXBean().setConnectionTimeout(WAITING_MILLIS);
  }

  /**
   * Brings it to a schema that was the newest once.
   *
   * @throws IllegalStateException if that is not known here, or is passed already
   */
  void migrateTo(String version) {
    flyway().target(version + "?").load().migrate(); // "?": it may be unknown
    if (!version.equals(schema())) {
      throw new IllegalStateException(
          "the data has schema %s and the database %s: take the version of Assay that made it, and a database without tables"
              .formatted(version, schema()));
    }
  }

  /** Version of its schema. */
  String schema() {
    MigrationInfo current = flyway().load().info().current();
    return current == null ? "none" : current.getVersion().getVersion();
  }

  private FluentConfiguration flyway() {
    return Flyway.configure().dataSource(pool).locations("classpath:db/migration");
  }

  /** Whether it lives in the data folder, and not on a server of its own. */
  public boolean isEmbedded() {
    return engine == Engine.H2;
  }

  Jdbi jdbi() {
    return jdbi;
  }

  /** A text as the value of a column of JSON. */
  Argument json(String text) {
    return (column, statement, context) -> engine.setJson(statement, column, text);
  }

  /** Waits until it may be changed; whoever changes it other than here takes a turn. */
  Turns.Turn turn() {
    return turns.take();
  }

  /** A connection whose changes wait for {@link #commit}. */
  Connection begin() throws SQLException {
    Connection connection = pool.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  /** Commits, and ends the turn; returns when it is on disk. */
  void commit(Connection connection, Turns.Turn turn) throws SQLException {
    connection.commit();
    turn.end(); // others may change it while this waits for the disk
    sync(connection);
  }

  private void sync(Connection connection) {
    if (engine == Engine.H2) {
      EmbeddedStore.sync(connection);
    }
  }

  /** Runs a query whose rows come as they are read, not all at once. */
  ResultSet stream(Statement statement, String query) throws SQLException {
    if (engine == Engine.POSTGRESQL) {
      return statement.executeQuery(query); // by the statement's fetch size
    }
    statement.execute("set lazy_query_execution 1");
    try {
      return statement.executeQuery(query);
    } finally {
      statement.getConnection().createStatement().execute("set lazy_query_execution 0");
    }
  }

  /** Reads nothing of worth; fails where the database does not answer. */
  void tryRead() {
    jdbi.useHandle(handle -> handle.execute("select 1"));
  }

  /** Changes nothing of worth, on disk too; fails where the database takes no changes. */
  void tryChange() {
    change(handle -> handle.execute("update nodes set claimed_on = claimed_on"));
  }

  /**
   * Lets go of all connections, to begin anew. H2 closes a database whose file it could not write,
   * and opens it again when nobody holds on to it any more.
   */
  void dropConnections() {
    pool.getHikariPoolMXBean().softEvictConnections();
  }

  /** Runs one transaction; what it changed is on disk when this returns. */
  <R> R change(Function<Handle, R> transaction) {
    try (Turns.Turn turn = turn()) { // before the connection, which others can use meanwhile
      return jdbi.withHandle(
          handle -> {
            R result = handle.inTransaction(transaction::apply);
            turn.end(); // others may change it while this waits for the disk
            sync(handle.getConnection());
            return result;
          });
    }
  }

  /** The same, of what may be gone after the machine lost its power: waits for no disk. */
  <R> R note(Function<Handle, R> transaction) {
    try (Turns.Turn turn = turn()) {
      R result = jdbi.inTransaction(transaction::apply);
      turn.end();
      return result;
    }
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

  /** Rewrites the file of the embedded database with nothing but what is in it now, and closes. */
  void closeCompacted() {
    boolean shut = false;
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("shutdown compact");
      shut = true; // by that the connection is closed too, of which its own close() complains
    } catch (SQLException e) {
      if (!shut) {
        throw new StorageException(e);
      }
    }
    close();
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
