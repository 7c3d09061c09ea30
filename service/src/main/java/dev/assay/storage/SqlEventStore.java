package dev.assay.storage;

import dev.assay.events.Event;
import dev.assay.events.EventStore;
import dev.assay.leases.Lease;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Events in SQL. */
public final class SqlEventStore implements EventStore {
  private final Database database;

  public SqlEventStore(Database database) {
    this.database = database;
  }

  /** Within the transaction of what the event tells of. */
  static void insert(Handle handle, Event event) {
    handle.execute(
        """
        insert into events (event_id, tenant_id, type, subject, data, made_on)
        values (?, ?, ?, ?, ?, ?)
        """,
        event.id(),
        event.tenantId(),
        event.type(),
        event.subject(),
        TextMap.write(event.data()),
        Times.toSql(event.at()));
  }

  @Override
  public int send(Lease lease, int limit) {
    List<UUID> waiting = unsent(limit);
    return waiting.isEmpty() ? 0 : database.change(handle -> number(handle, lease, waiting));
  }

  private List<UUID> unsent(int limit) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(
                        """
                        select event_id from events where number is null
                        order by number, event_id limit ?
                        """,
                        limit)
                    .mapTo(UUID.class)
                    .list());
  }

  private static int number(Handle handle, Lease lease, List<UUID> waiting) {
    if (!SqlLeaseStore.holds(handle, lease)) {
      return 0;
    }
    long number = newest(handle);
    int sent = 0;
    for (UUID id : waiting) {
      sent +=
          handle.execute(
              "update events set number = ? where event_id = ? and number is null",
              number + sent + 1,
              id);
    }
    SqlDeliveryStore.addAll(handle, waiting);
    return sent;
  }

  @Override
  public List<Event.Sent> after(@Nullable UUID tenantId, long after, int limit) {
    return database
        .jdbi()
        .withHandle(
            handle -> {
              var query =
                  handle
                      .createQuery(
                          "select * from events where number > :after"
                              + (tenantId == null
                                  ? ""
                                  : " and (tenant_id is null or tenant_id = :tenant)")
                              + " order by number limit :limit")
                      .bind("after", after)
                      .bind("limit", limit);
              if (tenantId != null) {
                query.bind("tenant", tenantId);
              }
              return query.map((row, context) -> sent(row)).list();
            });
  }

  @Override
  public long newest() {
    return database.jdbi().withHandle(SqlEventStore::newest);
  }

  private static long newest(Handle handle) {
    return handle.select("select coalesce(max(number), 0) from events").mapTo(Long.class).one();
  }

  static Event.Sent sent(ResultSet row) throws SQLException {
    return new Event.Sent(
        row.getLong("number"),
        new Event(
            row.getObject("event_id", UUID.class),
            row.getObject("tenant_id", UUID.class),
            row.getString("type"),
            row.getString("subject"),
            TextMap.read(row.getString("data")),
            Times.get(row, "made_on")));
  }
}
