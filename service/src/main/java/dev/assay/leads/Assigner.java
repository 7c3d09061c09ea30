package dev.assay.leads;

import dev.assay.weights.Owners;
import dev.assay.workflow.CourseStore;
import dev.assay.workflow.Rota;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Has leads judged again that wait for an owner, once somebody has room: because a lead was closed,
 * went to somebody else or was erased, or since the tenant says so. Blocks.
 */
final class Assigner {
  private static final int AT_ONCE = 50;

  /** Whoever got none all the same, or cannot be judged just now, lets others go first so long. */
  private static final Duration NEXT = Duration.ofMinutes(1);

  private final CourseStore courses;
  private final Scorer scorer;
  private final Recomputer recomputer;

  Assigner(CourseStore courses, Scorer scorer, Recomputer recomputer) {
    this.courses = courses;
    this.scorer = scorer;
    this.recomputer = recomputer;
  }

  void run(Instant now) {
    for (UUID tenant : courses.wanting(now)) {
      Owners owners = scorer.settings(tenant).owners();
      int room = room(owners, courses.loads(tenant, owners));
      List<UUID> next = room == 0 ? List.of() : courses.waiting(tenant, room, now, now.plus(NEXT));
      CompletableFuture.allOf(
              next.stream()
                  .map(lead -> recomputer.recompute(lead, Cause.REFRESH))
                  .map(score -> score.handle((done, failure) -> done).toCompletableFuture())
                  .toArray(CompletableFuture<?>[]::new))
          .join();
    }
  }

  /** How many leads they may have beside those they have. */
  private static int room(Owners owners, Map<String, Rota.Load> loads) {
    int room = 0;
    for (Owners.Owner owner : owners.owners()) {
      Integer capacity = owner.capacity();
      Rota.Load load = loads.get(owner.owner());
      int open = load == null ? 0 : load.open();
      room += capacity == null ? AT_ONCE : Math.max(0, capacity - open);
    }
    return Math.min(AT_ONCE, room);
  }
}
