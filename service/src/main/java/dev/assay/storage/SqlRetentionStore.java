package dev.assay.storage;

import dev.assay.audit.AuditEntry;
import dev.assay.audit.Who;
import dev.assay.canonical.Bytes;
import dev.assay.decisionlog.DestroyedKey;
import dev.assay.decisionlog.Erased;
import dev.assay.retention.Due;
import dev.assay.retention.Retention;
import dev.assay.retention.RetentionStore;
import dev.assay.retention.Walk;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Retentions in SQL, and the erasure of what is due by them. */
public final class SqlRetentionStore implements RetentionStore {
  /** How many are looked at in a step. */
  private static final int LOOKED_AT = 1_000;

  /** So few in a transaction that decisions hardly wait for it. */
  private static final int ERASED = 100;

  /** How many are looked at to say how much is due. */
  private static final int COUNTED = 10_000;

  private final Database database;

  public SqlRetentionStore(Database database) {
    this.database = database;
  }

  @Override
  public boolean add(UUID tenantId, Retention retention, AuditEntry entry) {
    return database.change(
        handle -> {
          boolean added =
              handle.execute(
                      """
                      insert into retentions
                        (tenant_id, version, days, reason, key_id, who, created_on)
                      values (?, ?, ?, ?, cast(? as uuid), ?, ?) on conflict do nothing
                      """,
                      tenantId,
                      retention.version(),
                      retention.days(),
                      retention.reason(),
                      retention.who().keyId(),
                      retention.who().name(),
                      Times.toSql(retention.createdOn()))
                  > 0;
          if (added) {
            SqlAuditStore.insert(handle, entry);
          }
          return added;
        });
  }

  @Override
  public List<Retention> versions(UUID tenantId, int limit) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(
                        "select * from retentions where tenant_id = ? order by version desc limit ?",
                        tenantId,
                        limit)
                    .map((row, context) -> retention(row))
                    .list());
  }

  @Override
  public Map<UUID, Retention> limited() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(
                        """
                        select * from retentions r where days is not null and version =
                          (select max(version) from retentions n where n.tenant_id = r.tenant_id)
                        """)
                    .map(
                        (row, context) ->
                            Map.entry(row.getObject("tenant_id", UUID.class), retention(row)))
                    .list())
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Retention retention(ResultSet row) throws SQLException {
    return new Retention(
        row.getInt("version"),
        row.getObject("days", Integer.class),
        row.getString("reason"),
        new Who(row.getObject("key_id", UUID.class), row.getString("who")),
        Times.get(row, "created_on"));
  }

  @Override
  public Optional<Walk> walk(UUID tenantId) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select("select * from retention_walks where tenant_id = ?", tenantId)
                    .map((row, context) -> walk(row))
                    .findOne());
  }

  private static Walk walk(ResultSet row) throws SQLException {
    return new Walk(
        row.getObject("tenant_id", UUID.class),
        row.getInt("version"),
        Times.get(row, "began_on"),
        Times.find(row, "ended_on"),
        Objects.requireNonNull(row.getObject("leads_to", UUID.class)),
        Objects.requireNonNull(row.getObject("decisions_to", UUID.class)),
        row.getLong("leads"),
        row.getLong("decisions"));
  }

  @Override
  public void begin(UUID tenantId, int version, Instant now) {
    database.change(
        handle -> {
          handle.execute(
              """
              insert into retention_walks
                (tenant_id, version, began_on, leads_to, decisions_to, leads, decisions)
              values (?, ?, ?, ?, ?, 0, 0) on conflict do nothing
              """,
              tenantId,
              version,
              Times.toSql(now),
              Expired.LOWEST,
              Expired.LOWEST);
          return handle.execute(
              """
              update retention_walks set version = ?, began_on = ?, ended_on = null, leads_to = ?,
                leads = 0, decisions = 0
              where tenant_id = ?
              """,
              version,
              Times.toSql(now),
              Expired.LOWEST,
              tenantId);
        });
  }

  /** Within the transaction that releases a hold: what it kept lies behind. */
  static void lookAgain(Handle handle, UUID tenantId) {
    handle.execute(
        "update retention_walks set decisions_to = ? where tenant_id = ?",
        Expired.LOWEST,
        tenantId);
  }

  @Override
  public Optional<Erased> step(Walk walk, Instant cutoff) {
    Set<Bytes> wrapped = new HashSet<>();
    Optional<Erased> erased =
        database.change(
            handle -> {
              Expired expired = new Expired(handle, walk.tenantId(), cutoff);
              Expired.Some leads = expired.leads(walk.leadsTo(), LOOKED_AT).first(ERASED);
              if (!leads.isEmpty()) {
                Erased gone = destroy(new Erasure(handle, wrapped), expired, leads.due(), true);
                goOn(handle, walk, leads.last(), walk.decisionsTo(), gone);
                return Optional.of(gone);
              }
              Expired.Some unnamed = expired.unnamed(walk.decisionsTo(), LOOKED_AT).first(ERASED);
              if (unnamed.isEmpty()) {
                return Optional.empty();
              }
              Erased gone = destroy(new Erasure(handle, wrapped), expired, unnamed.due(), false);
              goOn(handle, walk, walk.leadsTo(), unnamed.last(), gone);
              return Optional.of(gone);
            });
    database.wipe(wrapped);
    return erased;
  }

  /** Of leads it is asked again whether they are silent, once nothing is appended any more. */
  private static Erased destroy(Erasure erasure, Expired expired, List<UUID> ids, boolean named) {
    if (ids.isEmpty()) {
      return new Erased(0, 0, List.of());
    }
    Erasure.lockLogs(erasure.handle());
    Set<UUID> due = new HashSet<>(named ? expired.silent(ids) : ids);
    due.removeAll(new HeldKeys(erasure).all(expired.tenantId()));
    return erasure.destroy(
        due.stream()
            .sorted()
            .map(id -> new DestroyedKey(expired.tenantId(), id, expired.cutoff()))
            .toList());
  }

  /** Not where a hold was released meanwhile, or another walk begun: that one looks again. */
  private static void goOn(
      Handle handle, Walk walk, UUID leadsTo, UUID decisionsTo, Erased erased) {
    int unnamed = erased.keys().size() - erased.leads();
    handle.execute(
        """
        update retention_walks set leads_to = ?, leads = leads + ?, decisions = decisions + ?,
          decisions_to = case when decisions_to = ? then ? else decisions_to end
        where tenant_id = ? and version = ?
        """,
        leadsTo,
        erased.leads(),
        unnamed,
        walk.decisionsTo(),
        decisionsTo,
        walk.tenantId(),
        walk.version());
  }

  @Override
  public void end(UUID tenantId, Instant now, Optional<AuditEntry> entry) {
    database.change(
        handle -> {
          entry.ifPresent(told -> SqlAuditStore.insert(handle, told));
          return handle.execute(
              "update retention_walks set ended_on = ? where tenant_id = ?",
              Times.toSql(now),
              tenantId);
        });
  }

  @Override
  public Due due(UUID tenantId, Instant cutoff) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                new Expired(handle, tenantId, cutoff)
                    .count(walk(tenantId).map(Walk::decisionsTo).orElse(Expired.LOWEST), COUNTED));
  }
}
