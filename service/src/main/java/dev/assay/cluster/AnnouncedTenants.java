package dev.assay.cluster;

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

/**
 * Tenants, keys and sessions. A change of the first two returns when every node knows of it; that a
 * session has ended they hear a moment later.
 */
final class AnnouncedTenants implements TenantStore {
  private final TenantStore store;
  private final Runnable announce;

  AnnouncedTenants(TenantStore store, Runnable announce) {
    this.store = store;
    this.announce = announce;
  }

  @Override
  public void add(Tenant tenant, AuditEntry entry) {
    store.add(tenant, entry);
    announce.run();
  }

  @Override
  public void setSubscription(UUID tenantId, Subscription subscription, AuditEntry entry) {
    store.setSubscription(tenantId, subscription, entry);
    announce.run();
  }

  @Override
  public void setLog(UUID tenantId, LogMode log, AuditEntry entry) {
    store.setLog(tenantId, log, entry);
    announce.run();
  }

  @Override
  public void setAllowed(UUID tenantId, AllowList allowed, AuditEntry entry) {
    store.setAllowed(tenantId, allowed, entry);
    announce.run();
  }

  @Override
  public void noteOverridden(UUID tenantId, String pack) {
    store.noteOverridden(tenantId, pack);
    announce.run();
  }

  @Override
  public void add(UUID tenantId, OptOut optOut, AuditEntry entry) {
    store.add(tenantId, optOut, entry);
    announce.run();
  }

  @Override
  public void remove(UUID tenantId, UUID optOutId, AuditEntry entry) {
    store.remove(tenantId, optOutId, entry);
    announce.run();
  }

  @Override
  public void add(ApiKey key, AuditEntry entry) {
    store.add(key, entry);
    announce.run();
  }

  @Override
  public void revoke(UUID keyId, Instant at, AuditEntry entry) {
    store.revoke(keyId, at, entry);
    announce.run();
  }

  @Override
  public void endSession(UUID sessionId, Instant endsOn, Instant now) {
    store.endSession(sessionId, endsOn, now);
    announce.run();
  }

  @Override
  public Set<UUID> endedSessions(Instant now) {
    return store.endedSessions(now);
  }

  @Override
  public List<Tenant> tenants() {
    return store.tenants();
  }

  @Override
  public List<ApiKey> keys() {
    return store.keys();
  }
}
