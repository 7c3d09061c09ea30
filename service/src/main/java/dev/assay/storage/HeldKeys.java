package dev.assay.storage;

import dev.assay.decisionlog.DestroyedKey;
import dev.assay.decisionlog.HeldException;
import dev.assay.keys.Lookup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What holds keep from being destroyed, within the transaction of an erasure. */
record HeldKeys(Erasure erasure) {

  /** What became of leads goes with the client that said so. */
  private static final String OF_CLIENTS =
      """
      select 1 from outcomes where tenant_id = :tenant and client_id = any(:clients)
        and (lead = any(:held) or decision_id = any(:held))
      """;

  /**
   * Fails where a hold stands on any of these keys, on what goes with them, or on what was asked
   * for.
   *
   * @param asked keyed hashes
   * @throws HeldException if so
   */
  List<DestroyedKey> require(UUID tenantId, List<DestroyedKey> keys, List<String> asked) {
    for (Lookup by : Lookup.values()) {
      if (!Collections.disjoint(lookups(tenantId, by), asked)) {
        throw new HeldException();
      }
    }
    Set<UUID> held = all(tenantId);
    Set<UUID> ids = keys.stream().map(DestroyedKey::keyId).collect(Collectors.toSet());
    if (!Collections.disjoint(held, ids) || (!held.isEmpty() && goWith(tenantId, ids, held))) {
      throw new HeldException();
    }
    return keys;
  }

  /** All keys of a tenant on which a hold stands. */
  Set<UUID> all(UUID tenantId) {
    Set<UUID> held = new HashSet<>();
    for (Lookup by : Lookup.values()) {
      List<String> lookups = lookups(tenantId, by);
      if (!lookups.isEmpty()) {
        erasure.keysOf(tenantId, by, lookups, Instant.EPOCH).forEach(key -> held.add(key.keyId()));
      }
    }
    return held;
  }

  private boolean goWith(UUID tenantId, Set<UUID> clients, Set<UUID> held) {
    return erasure
        .handle()
        .createQuery(OF_CLIENTS)
        .bind("tenant", tenantId)
        .bindArray("clients", UUID.class, clients)
        .bindArray("held", UUID.class, held)
        .mapTo(Integer.class)
        .findFirst()
        .isPresent();
  }

  private List<String> lookups(UUID tenantId, Lookup by) {
    List<String> all = new ArrayList<>();
    erasure
        .handle()
        .select(
            "select lookups from holds where tenant_id = ? and held_by = ?",
            tenantId,
            by.name().toLowerCase(Locale.ROOT))
        .map((row, context) -> Texts.get(row, "lookups"))
        .forEach(all::addAll);
    return all;
  }
}
