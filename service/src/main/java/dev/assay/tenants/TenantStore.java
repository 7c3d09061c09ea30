package dev.assay.tenants;

import dev.assay.audit.AuditEntry;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps tenants, their keys, and which sessions were ended. Calls block until the change is
 * committed, and are never made while a request is being judged: {@link ApiKeys} answers from
 * memory.
 */
public interface TenantStore {

  void add(Tenant tenant, AuditEntry entry);

  /** Sets what a tenant has subscribed to, and counts that as a change of the tenant. */
  void setSubscription(UUID tenantId, Subscription subscription, AuditEntry entry);

  /** Sets what is kept of a tenant's decisions, and counts that as a change of the tenant. */
  void setLog(UUID tenantId, LogMode log, AuditEntry entry);

  /** Sets from where a tenant's keys are good, and counts that as a change of the tenant. */
  void setAllowed(UUID tenantId, AllowList allowed, AuditEntry entry);

  /**
   * Notes that a tenant puts scores in place of what a pack computes, and counts that as a change
   * of the tenant; does nothing where it is noted already.
   */
  void noteOverridden(UUID tenantId, String pack);

  /** Notes who is not to be judged, and counts that as a change of the tenant. */
  void add(UUID tenantId, OptOut optOut, AuditEntry entry);

  /**
   * Forgets who is not to be judged, and counts that as a change of the tenant; does nothing where
   * it is forgotten already.
   */
  void remove(UUID tenantId, UUID optOutId, AuditEntry entry);

  /** Adds a key whose tenant, if it has one, is there already. */
  void add(ApiKey key, AuditEntry entry);

  /** Marks a key as revoked; of one that is revoked already nothing is changed or written down. */
  void revoke(UUID keyId, Instant at, AuditEntry entry);

  /** All tenants, the oldest first. */
  List<Tenant> tenants();

  /** All keys, revoked ones too, the oldest first. */
  List<ApiKey> keys();

  /**
   * Remembers that somebody ended a session; ending it again changes nothing.
   *
   * @param endsOn when it would have ended by itself
   */
  void endSession(UUID sessionId, Instant endsOn, Instant now);

  /** Sessions that somebody ended, and that would not have ended by themselves until now. */
  Set<UUID> endedSessions(Instant now);
}
