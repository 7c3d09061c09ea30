package dev.assay.storage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All rows of a database as they were at one moment, whatever is written meanwhile; but the list of
 * destroyed keys as it is at the end, so that whoever was erased meanwhile is erased in the copy.
 */
record Contents(Database database) {
  private static final String READ_LAST = "destroyed_keys";
  private static final int FETCHED = 500;

  void copyTo(RowSink sink) {
    try (Connection connection = database.begin()) {
      connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
      List<Table> tables = Table.all(connection);
      for (Table table : tables) {
        if (!table.name().equals(READ_LAST)) {
          copy(connection, table, sink);
        }
      }
      connection.commit();
      for (Table table : tables) {
        if (table.name().equals(READ_LAST)) {
          copy(connection, table, sink);
        }
      }
      connection.commit();
    } catch (SQLException e) {
      throw new StorageException(e);
    }
  }

  private void copy(Connection connection, Table table, RowSink sink) throws SQLException {
    sink.begin(table);
    int columns = table.columns().size();
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(FETCHED);
      try (ResultSet rows = database.stream(statement, table.select())) {
        while (rows.next()) {
          @Nullable Object[] values = new Object[columns];
          for (int i = 0; i < columns; i++) {
            values[i] = table.columns().get(i).kind().get(rows, i + 1);
          }
          sink.row(values);
        }
      }
    }
  }
}
