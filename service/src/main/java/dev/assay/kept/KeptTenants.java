package dev.assay.kept;

import dev.assay.audit.AuditEntry;
import dev.assay.tenants.AllowList;
import dev.assay.tenants.ApiKey;
import dev.assay.tenants.LogMode;
import dev.assay.tenants.OptOut;
import dev.assay.tenants.Subscription;
import dev.assay.tenants.Tenant;
import dev.assay.tenants.TenantStore;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tenants, keys and sessions as they were kept, until the database is there to be asked. */
public final class KeptTenants implements TenantStore {
  private final TenantStore store;
  private volatile @Nullable Kept kept;

  /**
   * Tenants of a store.
   *
   * @param kept null where the database is there
   */
  public KeptTenants(TenantStore store, @Nullable Kept kept) {
    this.store = store;
    this.kept = kept;
  }

  /** From now on the database is asked. */
  public void release() {
    kept = null;
  }

  @Override
  public void add(Tenant tenant, AuditEntry entry) {
    store.add(tenant, entry);
  }

  @Override
  public void setSubscription(UUID tenantId, Subscription subscription, AuditEntry entry) {
    store.setSubscription(tenantId, subscription, entry);
  }

  @Override
  public void setLog(UUID tenantId, LogMode log, AuditEntry entry) {
    store.setLog(tenantId, log, entry);
  }

  @Override
  public void setAllowed(UUID tenantId, AllowList allowed, AuditEntry entry) {
    store.setAllowed(tenantId, allowed, entry);
  }

  @Override
  public void noteOverridden(UUID tenantId, String pack) {
    store.noteOverridden(tenantId, pack);
  }

  @Override
  public void add(UUID tenantId, OptOut optOut, AuditEntry entry) {
    store.add(tenantId, optOut, entry);
  }

  @Override
  public void remove(UUID tenantId, UUID optOutId, AuditEntry entry) {
    store.remove(tenantId, optOutId, entry);
  }

  @Override
  public void add(ApiKey key, AuditEntry entry) {
    store.add(key, entry);
  }

  @Override
  public void revoke(UUID keyId, Instant at, AuditEntry entry) {
    store.revoke(keyId, at, entry);
  }

  @Override
  public List<Tenant> tenants() {
    Kept now = kept;
    return now == null ? store.tenants() : now.tenants();
  }

  @Override
  public List<ApiKey> keys() {
    Kept now = kept;
    return now == null ? store.keys() : now.keys();
  }

  @Override
  public void endSession(UUID sessionId, Instant endsOn, Instant now) {
    store.endSession(sessionId, endsOn, now);
  }

  @Override
  public Set<UUID> endedSessions(Instant at) {
    Kept now = kept;
    return now == null ? store.endedSessions(at) : now.endedSessions();
  }
}
