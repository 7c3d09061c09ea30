package dev.assay.keys;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The tenants' keys, and the master key above them. Thread-safe; what blocks says so, the rest may
 * run on an event loop.
 */
final class TenantKeys {
  private static final int CACHED = 10_000;

  private final KeyStore store;
  private final SecureRandom random;
  private final Cache<UUID, TenantKey> newest;
  private volatile MasterKey master;

  TenantKeys(KeyStore store, MasterKey master, SecureRandom random) {
    this.store = store;
    this.master = master;
    this.random = random;
    this.newest = CacheBuilder.newBuilder().maximumSize(CACHED).build();
  }

  MasterKey master() {
    return master;
  }

  /** The newest key of a tenant, if it can be had without blocking. */
  Optional<TenantKey> atHand(UUID tenantId) {
    return Optional.ofNullable(newest.getIfPresent(tenantId));
  }

  /** The newest key of a tenant; made where it has none. Blocks. */
  synchronized TenantKey newest(UUID tenantId) {
    TenantKey known = newest.getIfPresent(tenantId);
    if (known != null) {
      return known;
    }
    WrappedKey wrapped =
        store
            .tenantKey(tenantId)
            .orElseGet(
                () ->
                    store.addTenantKey(
                        tenantId, TenantKey.random(tenantId, 1, master, random), master.check()));
    TenantKey key = TenantKey.unwrap(tenantId, wrapped, master);
    newest.put(tenantId, key);
    return key;
  }

  /**
   * A key that a tenant has or had. Blocks.
   *
   * @throws BrokenSealException if there is none of that version
   */
  TenantKey get(UUID tenantId, int version) {
    return store
        .tenantKey(tenantId, version)
        .map(key -> TenantKey.unwrap(tenantId, key, master))
        .orElseThrow(
            () ->
                new BrokenSealException(
                    "tenant %s has no key of version %d".formatted(tenantId, version)));
  }

  /** What a tenant's key wraps. Blocks, unless that key is at hand. */
  Secret unwrap(UUID tenantId, UUID keyId, WrappedKey wrapped) {
    return atHand(tenantId)
        .filter(key -> key.version() == wrapped.version())
        .orElseGet(() -> get(tenantId, wrapped.version()))
        .unwrap(keyId, wrapped);
  }

  /** As {@link Keyring#rotateTenantKey}. */
  int rotate(UUID tenantId) {
    TenantKey next = next(tenantId);
    Map<Integer, TenantKey> older = new HashMap<>();
    return store.rewrap(
        tenantId,
        next.version(),
        (keyId, wrapped) -> {
          TenantKey key = older.computeIfAbsent(wrapped.version(), v -> get(tenantId, v));
          return next.wrap(keyId, key.unwrap(keyId, wrapped), random);
        });
  }

  private synchronized TenantKey next(UUID tenantId) {
    int version =
        store
            .tenantKey(tenantId)
            .orElseThrow(
                () -> new IllegalArgumentException("there is no key of a tenant " + tenantId))
            .version();
    WrappedKey wrapped = TenantKey.random(tenantId, version + 1, master, random);
    TenantKey next =
        TenantKey.unwrap(tenantId, store.addTenantKey(tenantId, wrapped, master.check()), master);
    newest.put(tenantId, next);
    return next;
  }

  /** As {@link Keyring#rotateMasterKey}. */
  synchronized String rotateMaster(MasterKeySource source) {
    MasterKey before = master;
    MasterKey next = source.load(Optional.empty(), random);
    if (next.check().equals(before.check())) {
      throw new MasterKeyException("The master key in " + source.file() + " is the one in use.");
    }
    store.rewrapAll(
        before.check(),
        next.check(),
        key -> HashKeys.HashKey.unwrap(key, before).wrap(next, random),
        (tenantId, key) -> TenantKey.unwrap(tenantId, key, before).wrap(next, random));
    master = next;
    return before.check();
  }
}
