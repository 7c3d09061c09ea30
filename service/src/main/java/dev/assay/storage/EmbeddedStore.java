package dev.assay.storage;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;

/** What H2 does with its file, for which it has no statement, or none that can be trusted. */
final class EmbeddedStore {
  private EmbeddedStore() {}

  static MVStore of(Connection connection) throws SQLException {
    SessionLocal session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
    return session.getDatabase().getStore().getMvStore();
  }

  /**
   * Returns when all that was committed is on disk: a commit is only written, not synced. Not by
   * {@code checkpoint sync}, which locks the database and then its file, while a commit for which
   * the disk has no space locks them the other way round: both wait for ever.
   */
  static void sync(Connection connection) {
    try {
      of(connection).sync();
    } catch (SQLException e) {
      throw new StorageException(e);
    }
  }
}
