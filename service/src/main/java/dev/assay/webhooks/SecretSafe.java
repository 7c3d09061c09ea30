package dev.assay.webhooks;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.assay.canonical.Bytes;
import dev.assay.keys.DataKey;
import dev.assay.keys.KeyRequest;
import dev.assay.keys.Keyring;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Seals signing secrets and opens them; those in use stay open in memory. Thread-safe. */
public final class SecretSafe {
  private static final int OPEN = 10_000;

  private final Keyring keyring;
  private final Cache<UUID, SigningSecret> open =
      CacheBuilder.newBuilder().maximumSize(OPEN).build();

  public SecretSafe(Keyring keyring) {
    this.keyring = keyring;
  }

  /** Blocks. */
  SealedSecret seal(UUID id, UUID tenantId, SigningSecret secret) {
    DataKey key = keyring.fetch(List.of(new KeyRequest(tenantId, id, null))).get(0);
    Bytes sealed = key.seal(id, secret.bits().toArray());
    return new SealedSecret(id, tenantId, Objects.requireNonNull(key.own()), sealed, null);
  }

  /** Blocks where it is not open yet. */
  SigningSecret open(SealedSecret secret) {
    SigningSecret known = open.getIfPresent(secret.id());
    if (known != null) {
      return known;
    }
    SigningSecret opened =
        keyring
            .opening(secret.tenantId(), secret.id(), null, secret.key())
            .map(key -> new SigningSecret(Bytes.of(key.open(secret.id(), secret.sealed()))))
            .orElseThrow();
    open.put(secret.id(), opened);
    return opened;
  }
}
