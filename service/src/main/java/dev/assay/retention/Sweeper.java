package dev.assay.retention;

import dev.assay.audit.Audit;
import dev.assay.audit.AuditEntry;
import dev.assay.audit.Who;
import dev.assay.decisionlog.Erased;
import dev.assay.erasure.Eraser;
import dev.assay.leases.LeaseStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Erases what was kept for as long as its tenant said. Once a day, and when a tenant said something
 * else, it walks over all that is kept of that tenant's people, so little at a time that decisions
 * do not wait for it. Each node tries, one of them does it; where it stopped, the next one goes on.
 */
public final class Sweeper {
  private static final String TASK = "retention";
  private static final Duration HELD = Duration.ofMinutes(2);
  private static final Duration REST = Duration.ofMinutes(1);
  private static final Duration RHYTHM = Duration.ofDays(1);

  private final RetentionStore store;
  private final Eraser eraser;
  private final LeaseStore leases;
  private final UUID nodeId;
  private final Audit audit;
  private final Clock clock;
  private Instant restsUntil = Instant.MIN;

  public Sweeper(
      RetentionStore store,
      Eraser eraser,
      LeaseStore leases,
      UUID nodeId,
      Audit audit,
      Clock clock) {
    this.store = store;
    this.eraser = eraser;
    this.leases = leases;
    this.nodeId = nodeId;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Takes one step for each tenant for which there is something to do. Blocks; one thread at a
   * time.
   *
   * @return whether there is more to do right away
   */
  public boolean run() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (now.isBefore(restsUntil)) {
      return false;
    }
    boolean more = false;
    if (leases.take(TASK, nodeId, now, now.plus(HELD)).isPresent()) {
      for (Map.Entry<UUID, Retention> each : store.limited().entrySet()) {
        more |= step(each.getKey(), each.getValue(), now);
      }
    }
    if (!more) {
      restsUntil = now.plus(REST);
    }
    return more;
  }

  private boolean step(UUID tenantId, Retention retention, Instant now) {
    Walk walk = store.walk(tenantId).orElse(null);
    if (walk == null || isBehind(walk, retention, now)) {
      store.begin(tenantId, retention.version(), now);
      return true;
    }
    if (walk.endedOn() != null) {
      return false;
    }
    int days = Objects.requireNonNull(retention.days());
    Optional<Erased> erased =
        eraser
            .expire(() -> store.step(walk, Retention.cutoff(days, now)))
            .toCompletableFuture()
            .join();
    if (erased.isEmpty()) {
      store.end(tenantId, now, told(walk, days));
    }
    return true;
  }

  private static boolean isBehind(Walk walk, Retention retention, Instant now) {
    return walk.version() != retention.version()
        || (walk.endedOn() != null && !now.isBefore(walk.beganOn().plus(RHYTHM)));
  }

  private Optional<AuditEntry> told(Walk walk, int days) {
    return walk.leads() + walk.decisions() == 0
        ? Optional.empty()
        : Optional.of(
            audit.entry(
                walk.tenantId(),
                Who.SERVICE,
                "retention.carried_out",
                String.valueOf(walk.version()),
                "",
                Map.of(
                    "days",
                    String.valueOf(days),
                    "leads",
                    String.valueOf(walk.leads()),
                    "decisions",
                    String.valueOf(walk.decisions()))));
  }
}
