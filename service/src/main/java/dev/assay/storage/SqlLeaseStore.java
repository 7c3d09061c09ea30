package dev.assay.storage;

import dev.assay.leases.Lease;
import dev.assay.leases.LeaseStore;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Leases in SQL. */
public final class SqlLeaseStore implements LeaseStore {
  private final Database database;

  public SqlLeaseStore(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Lease> take(String task, UUID holder, Instant now, Instant until) {
    return database.note(
        handle -> {
          handle.execute(
              """
                  insert into leases (task, holder, number, until) values (?, ?, 1, ?)
                  on conflict do nothing
                  """,
              task,
              holder,
              Times.toSql(until));
          handle.execute(
              """
                  update leases
                  set number = case when holder = ? then number else number + 1 end,
                    holder = ?, until = ?
                  where task = ? and (holder = ? or until < ?)
                  """,
              holder,
              holder,
              Times.toSql(until),
              task,
              holder,
              Times.toSql(now));
          return held(handle, task, holder);
        });
  }

  private static Optional<Lease> held(Handle handle, String task, UUID holder) {
    return handle
        .select("select number from leases where task = ? and holder = ?", task, holder)
        .mapTo(Long.class)
        .findOne()
        .map(number -> new Lease(task, holder, number));
  }

  /** Within a transaction: whether a lease is still its holder's, which it stays until the end. */
  static boolean holds(Handle handle, Lease lease) {
    return handle
        .select(
            "select 1 from leases where task = ? and holder = ? and number = ? for update",
            lease.task(),
            lease.holder(),
            lease.number())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  @Override
  public void release(Lease lease) {
    database.note(
        handle ->
            handle.execute(
                "update leases set until = ? where task = ? and holder = ? and number = ?",
                Times.toSql(Instant.EPOCH),
                lease.task(),
                lease.holder(),
                lease.number()));
  }
}
