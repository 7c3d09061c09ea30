package dev.assay.keys;

import java.security.SecureRandom;
import java.util.UUID;

/** Wraps the data keys of one tenant; wrapped itself by the master key. */
record TenantKey(UUID tenantId, int version, Secret secret) {

  /** A new key in its wrapped form. */
  static WrappedKey random(UUID tenantId, int version, MasterKey master, SecureRandom random) {
    return new WrappedKey(
        version, master.wrap(Secret.random(random), bound(tenantId, version), random));
  }

  static TenantKey unwrap(UUID tenantId, WrappedKey key, MasterKey master) {
    Secret secret = master.unwrap(key.sealed(), bound(tenantId, key.version()));
    return new TenantKey(tenantId, key.version(), secret);
  }

  WrappedKey wrap(MasterKey master, SecureRandom random) {
    return new WrappedKey(version, master.wrap(secret, bound(tenantId, version), random));
  }

  WrappedKey wrap(UUID keyId, Secret dataKey, SecureRandom random) {
    return new WrappedKey(version, secret.wrap(dataKey, boundDataKey(keyId), random));
  }

  Secret unwrap(UUID keyId, WrappedKey dataKey) {
    return secret.unwrap(dataKey.sealed(), boundDataKey(keyId));
  }

  private static Bound bound(UUID tenantId, int version) {
    return Bound.to("assay tenant key").and(tenantId).and(version);
  }

  private Bound boundDataKey(UUID keyId) {
    return Bound.to("assay data key").and(tenantId).and(version).and(keyId);
  }
}
