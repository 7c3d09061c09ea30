package dev.assay.tenants;

import dev.assay.audit.AuditEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps tenants and keys in memory. */
public final class InMemoryTenantStore implements TenantStore {
  private final List<Tenant> tenants = new ArrayList<>();
  private final List<ApiKey> keys = new ArrayList<>();
  private final Map<UUID, Instant> ended = new HashMap<>();

  @Override
  public synchronized void add(Tenant tenant, AuditEntry entry) {
    tenants.add(tenant);
  }

  @Override
  public synchronized void setSubscription(
      UUID tenantId, Subscription subscription, AuditEntry entry) {
    change(
        tenantId,
        tenant ->
            new Tenant(
                tenant.id(),
                tenant.name(),
                subscription,
                tenant.log(),
                tenant.allowed(),
                tenant.overridden(),
                tenant.optOuts(),
                tenant.changes() + 1,
                tenant.createdOn()));
  }

  @Override
  public synchronized void setLog(UUID tenantId, LogMode log, AuditEntry entry) {
    change(tenantId, tenant -> changed(tenant, log, tenant.allowed(), tenant.overridden()));
  }

  @Override
  public synchronized void setAllowed(UUID tenantId, AllowList allowed, AuditEntry entry) {
    change(tenantId, tenant -> changed(tenant, tenant.log(), allowed, tenant.overridden()));
  }

  @Override
  public synchronized void noteOverridden(UUID tenantId, String pack) {
    change(
        tenantId,
        tenant -> {
          Set<String> packs = new HashSet<>(tenant.overridden());
          return packs.add(pack) ? changed(tenant, tenant.log(), tenant.allowed(), packs) : tenant;
        });
  }

  @Override
  public synchronized void add(UUID tenantId, OptOut optOut, AuditEntry entry) {
    change(
        tenantId,
        tenant ->
            tenant(
                tenant,
                Stream.concat(tenant.optOuts().all().stream(), Stream.of(optOut)).toList()));
  }

  @Override
  public synchronized void remove(UUID tenantId, UUID optOutId, AuditEntry entry) {
    change(
        tenantId,
        tenant -> {
          List<OptOut> left =
              tenant.optOuts().all().stream().filter(each -> !each.id().equals(optOutId)).toList();
          return left.equals(tenant.optOuts().all()) ? tenant : tenant(tenant, left);
        });
  }

  private static Tenant tenant(Tenant tenant, List<OptOut> optOuts) {
    return changed(tenant, tenant.log(), tenant.allowed(), tenant.overridden()).with(optOuts);
  }

  private void change(UUID tenantId, UnaryOperator<Tenant> change) {
    tenants.replaceAll(tenant -> tenant.id().equals(tenantId) ? change.apply(tenant) : tenant);
  }

  private static Tenant changed(
      Tenant tenant, LogMode log, AllowList allowed, Set<String> overridden) {
    return new Tenant(
        tenant.id(),
        tenant.name(),
        tenant.subscription(),
        log,
        allowed,
        overridden,
        tenant.optOuts(),
        tenant.changes() + 1,
        tenant.createdOn());
  }

  @Override
  public synchronized void add(ApiKey key, AuditEntry entry) {
    keys.add(key);
  }

  @Override
  public synchronized void revoke(UUID keyId, Instant at, AuditEntry entry) {
    keys.replaceAll(
        key ->
            key.id().equals(keyId) && !key.revoked()
                ? new ApiKey(
                    key.id(),
                    key.tenantId(),
                    key.name(),
                    key.roles(),
                    key.prefix(),
                    key.hash(),
                    key.createdOn(),
                    at)
                : key);
  }

  @Override
  public synchronized List<Tenant> tenants() {
    return tenants.stream().sorted(Comparator.comparing(Tenant::createdOn)).toList();
  }

  @Override
  public synchronized void endSession(UUID sessionId, Instant endsOn, Instant now) {
    ended.putIfAbsent(sessionId, endsOn);
  }

  @Override
  public synchronized Set<UUID> endedSessions(Instant now) {
    return ended.entrySet().stream()
        .filter(session -> session.getValue().isAfter(now))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public synchronized List<ApiKey> keys() {
    return keys.stream().sorted(Comparator.comparing(ApiKey::createdOn)).toList();
  }
}
