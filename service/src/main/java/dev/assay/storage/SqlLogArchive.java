package dev.assay.storage;

import dev.assay.proof.LogArchive;
import dev.assay.proof.LogSnapshot;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** All logs and their checkpoints in SQL. */
public final class SqlLogArchive implements LogArchive {
  private final Database database;

  public SqlLogArchive(Database database) {
    this.database = database;
  }

  @Override
  public <R> R read(Function<LogSnapshot, R> question) {
    return database
        .jdbi()
        .inTransaction(
            TransactionIsolationLevel.REPEATABLE_READ,
            handle -> question.apply(new SqlLogSnapshot(handle)));
  }

  @Override
  public void add(UUID nodeId, long size, String note) {
    database.change(
        handle ->
            handle.execute(
                "insert into checkpoints (node_id, size, note) values (?, ?, ?) on conflict do nothing",
                nodeId,
                size,
                note));
  }
}
