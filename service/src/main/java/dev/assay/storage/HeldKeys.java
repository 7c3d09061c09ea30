package dev.assay.storage;

import dev.assay.decisionlog.DestroyedKey;
import dev.assay.decisionlog.HeldException;
import dev.assay.keys.Lookup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What holds keep from being destroyed, within the transaction of an erasure. */
record HeldKeys(Erasure erasure) {

  /**
   * Fails where a hold stands on any of these keys, or on what was asked for.
   *
   * @param asked keyed hashes
   * @throws HeldException if so
   */
  List<DestroyedKey> require(UUID tenantId, List<DestroyedKey> keys, List<String> asked) {
    Set<UUID> ids = keys.stream().map(DestroyedKey::keyId).collect(Collectors.toSet());
    for (Lookup by : Lookup.values()) {
      List<String> held = lookups(tenantId, by);
      if (!Collections.disjoint(held, asked)
          || (!held.isEmpty()
              && erasure.keysOf(tenantId, by, held, Instant.EPOCH).stream()
                  .anyMatch(key -> ids.contains(key.keyId())))) {
        throw new HeldException();
      }
    }
    return keys;
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
