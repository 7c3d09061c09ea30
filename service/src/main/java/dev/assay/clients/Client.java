package dev.assay.clients;

import dev.assay.rules.WeightSet;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account that scores are made for.
 *
 * @param id the tenant's own id for the client that stands for the tenant itself
 * @param lookup keyed hash of the account's address; null for the tenant's own client
 * @param name for people; empty where it has none
 * @param given its profile as it was told
 * @param seen its profile as its own leads show it
 * @param method how its weights were found
 * @param weights its own, a version of the tenant's; null where it follows the tenant
 */
public record Client(
    UUID id,
    UUID tenantId,
    @Nullable String lookup,
    String name,
    Profile given,
    Profile seen,
    Method method,
    @Nullable WeightSet weights,
    Instant createdOn) {

  /** What is known of it: what it was told to be, and of the rest what its leads show. */
  public Profile profile() {
    return given.orElse(seen);
  }
}
