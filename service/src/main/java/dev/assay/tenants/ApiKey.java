package dev.assay.tenants;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A credential, of which only a keyed hash is kept.
 *
 * @param tenantId whose key it is; null for an operator's
 * @param name for people: who or what holds it
 * @param roles at least one, in the order of {@link Role}
 * @param prefix its first characters, by which people recognize it; tells nothing of the rest
 * @param hash keyed hash of the whole key, 64 hex digits; unique
 * @param revokedOn since when it opens nothing; null while it is good
 */
public record ApiKey(
    UUID id,
    @Nullable UUID tenantId,
    String name,
    Set<Role> roles,
    String prefix,
    String hash,
    Instant createdOn,
    @Nullable Instant revokedOn) {

  public ApiKey {
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("a key needs at least one role");
    }
    if (roles.contains(Role.OPERATOR) != (tenantId == null)) {
      throw new IllegalArgumentException("operators, and only they, belong to no tenant");
    }
    roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
  }

  public boolean revoked() {
    return revokedOn != null;
  }
}
