package dev.assay.rollout;

import dev.assay.audit.Audit;
import dev.assay.audit.AuditEntry;
import dev.assay.audit.Who;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.packs.Line;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Takes steps when their time has come; of many nodes that share a store, one does. */
public final class Schedule {
  /** Who claimed a step and has not come to its end by then never will. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final ScheduleStore store;
  private final Rollouts rollouts;
  private final Audit audit;
  private final Clock clock;
  private final Supplier<UUID> newId;

  public Schedule(
      ScheduleStore store, Rollouts rollouts, Audit audit, Clock clock, Supplier<UUID> newId) {
    this.store = store;
    this.rollouts = rollouts;
    this.audit = audit;
    this.clock = clock;
    this.newId = newId;
  }

  /** Puts a step on the schedule. Blocks. */
  public Scheduled add(Line line, Step step, Instant at, Who who, String reason) {
    rollouts.check(line, step);
    rollouts.checkTried(line, step, reason);
    Scheduled scheduled =
        new Scheduled(newId.get(), line, step, at.truncatedTo(ChronoUnit.MICROS), who, reason);
    store.add(scheduled, entry(scheduled, who, "rollout.scheduled", reason));
    return scheduled;
  }

  /** Steps of a line to come, the next one first. Blocks. */
  public List<Scheduled> of(Line line) {
    return store.of(line);
  }

  /** Takes a step off the schedule. Blocks. */
  public void cancel(Line line, UUID id, Who who) {
    Scheduled known =
        store.of(line).stream()
            .filter(scheduled -> scheduled.id().equals(id))
            .findFirst()
            .orElseThrow(Schedule::unknown);
    if (!store.cancel(line, id, entry(known, who, "rollout.unscheduled", ""))) {
      throw unknown();
    }
  }

  /** Takes every step whose time has come. Blocks. */
  public void runDue() {
    Instant now = clock.instant();
    for (Scheduled due : store.due(now)) {
      if (store.claim(due.id(), now, now.minus(PATIENCE))) {
        run(due);
        store.done(due.id());
      }
    }
  }

  private void run(Scheduled due) {
    try {
      rollouts.start(due.line(), due.step(), due.who(), due.reason());
    } catch (ServiceException refused) {
      audit.write(entry(due, Who.SERVICE, "rollout.refused", String.valueOf(refused.getMessage())));
    }
  }

  private AuditEntry entry(Scheduled of, Who who, String step, String reason) {
    return audit.entry(
        of.line().tenantId(),
        who,
        step,
        of.line().pack(),
        reason,
        Map.of(
            "version", of.step().version(),
            "stage", of.step().stage().json(),
            "at", of.at().toString()));
  }

  private static ServiceException unknown() {
    return new ServiceException(ErrorCode.NOT_FOUND, "no such step is on the schedule");
  }
}
