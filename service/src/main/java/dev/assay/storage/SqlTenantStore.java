package dev.assay.storage;

import dev.assay.audit.AuditEntry;
import dev.assay.tenants.AllowList;
import dev.assay.tenants.ApiKey;
import dev.assay.tenants.LogMode;
import dev.assay.tenants.OptOut;
import dev.assay.tenants.OptOuts;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Subscription;
import dev.assay.tenants.Tenant;
import dev.assay.tenants.TenantStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Tenants and their keys in SQL. */
public final class SqlTenantStore implements TenantStore {
  private final Database database;

  public SqlTenantStore(Database database) {
    this.database = database;
  }

  @Override
  public void add(Tenant tenant, AuditEntry entry) {
    database.change(
        handle -> {
          handle.execute(
              """
              insert into tenants (tenant_id, name, plan, log, allowed, changes, created_on)
              values (?, ?, ?, ?, ?, ?, ?)
              """,
              tenant.id(),
              tenant.name(),
              tenant.plan().json(),
              tenant.log().json(),
              tenant.allowed().text(),
              tenant.changes(),
              Times.toSql(tenant.createdOn()));
          return SqlAuditStore.insert(handle, entry);
        });
  }

  @Override
  public void setSubscription(UUID tenantId, Subscription subscription, AuditEntry entry) {
    Subscription.Next next = subscription.next();
    database.change(
        handle -> {
          handle.execute(
              """
              update tenants set plan = ?, granted = ?, next_plan = ?, next_plan_from = ?,
                changes = changes + 1
              where tenant_id = ?
              """,
              subscription.plan().json(),
              subscription.granted(),
              next == null ? null : next.plan().json(),
              Times.toSql(next == null ? null : next.from()),
              tenantId);
          return SqlAuditStore.insert(handle, entry);
        });
  }

  @Override
  public void setLog(UUID tenantId, LogMode log, AuditEntry entry) {
    database.change(
        handle -> {
          handle.execute(
              "update tenants set log = ?, changes = changes + 1 where tenant_id = ?",
              log.json(),
              tenantId);
          return SqlAuditStore.insert(handle, entry);
        });
  }

  @Override
  public void setAllowed(UUID tenantId, AllowList allowed, AuditEntry entry) {
    database.change(
        handle -> {
          handle.execute(
              "update tenants set allowed = ?, changes = changes + 1 where tenant_id = ?",
              allowed.text(),
              tenantId);
          return SqlAuditStore.insert(handle, entry);
        });
  }

  @Override
  public void noteOverridden(UUID tenantId, String pack) {
    database.change(
        handle ->
            handle
                .createUpdate(
                    """
                    update tenants set overridden = trim(overridden || ' ' || :pack),
                      changes = changes + 1
                    where tenant_id = :tenant
                      and position(' ' || :pack || ' ' in ' ' || overridden || ' ') = 0
                    """)
                .bind("pack", pack)
                .bind("tenant", tenantId)
                .execute());
  }

  @Override
  public void add(UUID tenantId, OptOut optOut, AuditEntry entry) {
    database.change(
        handle -> {
          OptOutRows.insert(handle, tenantId, optOut);
          return changed(handle, tenantId, entry);
        });
  }

  @Override
  public void remove(UUID tenantId, UUID optOutId, AuditEntry entry) {
    database.change(
        handle ->
            OptOutRows.delete(handle, tenantId, optOutId) == 0
                ? 0
                : changed(handle, tenantId, entry));
  }

  private static int changed(Handle handle, UUID tenantId, AuditEntry entry) {
    handle.execute("update tenants set changes = changes + 1 where tenant_id = ?", tenantId);
    return SqlAuditStore.insert(handle, entry);
  }

  @Override
  public void add(ApiKey key, AuditEntry entry) {
    database.change(
        handle -> {
          handle.execute(
              """
              insert into api_keys
                (key_id, tenant_id, name, roles, prefix, hash, created_on, revoked_on)
              values (?, ?, ?, ?, ?, ?, ?, ?)
              """,
              key.id(),
              key.tenantId(),
              key.name(),
              key.roles().stream().map(Role::json).collect(Collectors.joining(",")),
              key.prefix(),
              key.hash(),
              Times.toSql(key.createdOn()),
              Times.toSql(key.revokedOn()));
          return SqlAuditStore.insert(handle, entry);
        });
  }

  @Override
  public void revoke(UUID keyId, Instant at, AuditEntry entry) {
    database.change(
        handle -> {
          int revoked =
              handle.execute(
                  "update api_keys set revoked_on = ? where key_id = ? and revoked_on is null",
                  Times.toSql(at),
                  keyId);
          return revoked == 0 ? 0 : SqlAuditStore.insert(handle, entry);
        });
  }

  @Override
  public List<Tenant> tenants() {
    return database
        .jdbi()
        .withHandle(
            handle -> {
              List<Tenant> tenants =
                  handle
                      .createQuery("select * from tenants order by created_on, tenant_id")
                      .map((row, context) -> tenant(row))
                      .list();
              // Afterwards: what a tenant counts as changed must be among what is read.
              Map<UUID, List<OptOut>> optOuts = OptOutRows.byTenant(handle);
              return tenants.stream()
                  .map(each -> each.with(optOuts.getOrDefault(each.id(), List.of())))
                  .toList();
            });
  }

  @Override
  public List<ApiKey> keys() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select * from api_keys order by created_on, key_id")
                    .map((row, context) -> key(row))
                    .list());
  }

  @Override
  public void endSession(UUID sessionId, Instant endsOn, Instant now) {
    database.change(
        handle -> {
          handle.execute("delete from ended_sessions where ends_on <= ?", Times.toSql(now));
          return handle.execute(
              """
              insert into ended_sessions (session_id, ends_on) values (?, ?)
              on conflict do nothing
              """,
              sessionId,
              Times.toSql(endsOn));
        });
  }

  @Override
  public Set<UUID> endedSessions(Instant now) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(
                        "select session_id from ended_sessions where ends_on > ?", Times.toSql(now))
                    .mapTo(UUID.class)
                    .set());
  }

  private static Tenant tenant(ResultSet row) throws SQLException {
    return new Tenant(
        row.getObject("tenant_id", UUID.class),
        row.getString("name"),
        subscription(row),
        LogMode.of(row.getString("log")),
        AllowList.read(row.getString("allowed")),
        words(row.getString("overridden")),
        OptOuts.NONE,
        row.getInt("changes"),
        Times.get(row, "created_on"));
  }

  private static Subscription subscription(ResultSet row) throws SQLException {
    String next = row.getString("next_plan");
    Instant from = Times.find(row, "next_plan_from");
    return new Subscription(
        Plan.of(row.getString("plan")),
        row.getObject("granted", Integer.class),
        next == null || from == null ? null : new Subscription.Next(Plan.of(next), from));
  }

  private static Set<String> words(String text) {
    return text.isEmpty() ? Set.of() : Set.of(text.split(" "));
  }

  private static ApiKey key(ResultSet row) throws SQLException {
    return new ApiKey(
        row.getObject("key_id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getString("name"),
        Arrays.stream(row.getString("roles").split(",")).map(Role::of).collect(Collectors.toSet()),
        row.getString("prefix"),
        row.getString("hash"),
        Times.get(row, "created_on"),
        Times.find(row, "revoked_on"));
  }
}
