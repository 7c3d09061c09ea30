package dev.assay.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fills the tables of an empty database in one transaction. */
final class Loader implements RowSink, AutoCloseable {
  private static final int BATCH = 250;

  private final Database database;
  private final Turns.Turn turn;
  private final Connection connection;
  private final List<Table> tables;
  private @Nullable PreparedStatement insert;
  private Table table = new Table("", List.of());
  private int waiting;

  /**
   * Begins.
   *
   * @throws IllegalStateException if there is a row in any table
   */
  Loader(Database database) {
    this.database = database;
    this.turn = database.turn();
    try {
      connection = database.begin();
      tables = Table.all(connection);
      requireEmpty();
    } catch (SQLException e) {
      throw new StorageException(e);
    }
  }

  private void requireEmpty() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (Table each : tables) {
        try (ResultSet rows = statement.executeQuery("select 1 from " + each.name() + " limit 1")) {
          if (rows.next()) {
            close();
            throw new IllegalStateException(
                "the database is not empty: there are rows in " + each.name());
          }
        }
      }
    }
  }

  @Override
  public void begin(Table next) {
    if (!tables.contains(next)) {
      throw new IllegalStateException("there is no such table here as " + next.name());
    }
    try {
      flush();
      table = next;
      insert = connection.prepareStatement(next.insert());
    } catch (SQLException e) {
      throw new StorageException(e);
    }
  }

  @Override
  public void row(@Nullable Object[] values) {
    PreparedStatement statement = insert;
    if (statement == null) {
      throw new IllegalStateException("a row of no table");
    }
    try {
      for (int i = 0; i < values.length; i++) {
        Object value = values[i];
        if (value == null) {
          statement.setObject(i + 1, null);
        } else {
          table.columns().get(i).kind().set(statement, i + 1, value);
        }
      }
      statement.addBatch();
      if (++waiting == BATCH) {
        statement.executeBatch();
        waiting = 0;
      }
    } catch (SQLException e) {
      throw new StorageException(e);
    }
  }

  private void flush() throws SQLException {
    if (insert != null) {
      insert.executeBatch();
      insert.close();
      insert = null;
      waiting = 0;
    }
  }

  /** Makes what was taken stay. */
  void commit() {
    try {
      flush();
      database.commit(connection, turn);
    } catch (SQLException e) {
      throw new StorageException(e);
    }
  }

  /** What was not committed is gone. */
  @Override
  public void close() throws SQLException {
    try {
      connection.rollback();
      connection.close();
    } finally {
      turn.end();
    }
  }
}
