package dev.assay.erasure;

import dev.assay.audit.Audit;
import dev.assay.audit.Who;
import dev.assay.canonical.Bytes;
import dev.assay.keys.DataKey;
import dev.assay.keys.KeyRequest;
import dev.assay.keys.Keyring;
import dev.assay.keys.Lookup;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Places holds on people, and shows them. Calls block. */
public final class Holds {
  private final HoldStore store;
  private final Keyring keyring;
  private final Audit audit;
  private final Clock clock;
  private final Supplier<UUID> newId;

  /**
   * Holds by this clock.
   *
   * @param newId gives UUIDv7, so that holds sort by time
   */
  public Holds(HoldStore store, Keyring keyring, Audit audit, Clock clock, Supplier<UUID> newId) {
    this.store = store;
    this.keyring = keyring;
    this.audit = audit;
    this.clock = clock;
    this.newId = newId;
  }

  /** Whoever is found by that value is not erased until the hold is released. */
  public Hold place(UUID tenantId, Lookup by, String value, String reason, Who who) {
    UUID id = newId.get();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    DataKey key = keyring.fetch(List.of(new KeyRequest(tenantId, id, null))).get(0);
    Bytes sealed = key.seal(id, reason.getBytes(StandardCharsets.UTF_8));
    store.place(
        new HoldStore.Sealed(
            id,
            tenantId,
            by,
            keyring.hashKeys().all(by, tenantId, value),
            Objects.requireNonNull(key.own()),
            sealed,
            who,
            now),
        audit.entry(
            tenantId,
            who,
            "hold.placed",
            by.name().toLowerCase(Locale.ROOT),
            "",
            Map.of("hold", id.toString(), "asked", keyring.hashKeys().trace(by, tenantId, value))));
    return new Hold(id, by, reason, who, now);
  }

  /** Some of a tenant's holds, the latest first. */
  public List<Hold> page(UUID tenantId, @Nullable UUID before, int limit) {
    return store.page(tenantId, before, limit).stream().map(this::open).toList();
  }

  private Hold open(HoldStore.Sealed hold) {
    DataKey key = keyring.opening(hold.tenantId(), hold.id(), null, hold.key()).orElseThrow();
    String reason = new String(key.open(hold.id(), hold.reason()), StandardCharsets.UTF_8);
    return new Hold(hold.id(), hold.by(), reason, hold.who(), hold.createdOn());
  }
}
