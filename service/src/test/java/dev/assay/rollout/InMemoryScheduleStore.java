package dev.assay.rollout;

import dev.assay.audit.AuditEntry;
import dev.assay.audit.AuditStore;
import dev.assay.packs.Line;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** A schedule in memory. */
public final class InMemoryScheduleStore implements ScheduleStore {
  private final AuditStore audit;
  private final Map<UUID, Scheduled> steps = new ConcurrentHashMap<>();
  private final Map<UUID, Instant> claimed = new ConcurrentHashMap<>();

  public InMemoryScheduleStore(AuditStore audit) {
    this.audit = audit;
  }

  @Override
  public void add(Scheduled scheduled, AuditEntry entry) {
    steps.put(scheduled.id(), scheduled);
    audit.add(entry);
  }

  @Override
  public List<Scheduled> of(Line line) {
    return those(step -> step.line().equals(line));
  }

  @Override
  public List<Scheduled> due(Instant now) {
    return those(step -> !step.at().isAfter(now));
  }

  private List<Scheduled> those(Predicate<Scheduled> wanted) {
    return steps.values().stream()
        .filter(wanted)
        .sorted(Comparator.comparing(Scheduled::at).thenComparing(step -> step.id().toString()))
        .toList();
  }

  @Override
  public synchronized boolean claim(UUID id, Instant now, Instant before) {
    Instant since = claimed.get(id);
    boolean free = steps.containsKey(id) && (since == null || since.isBefore(before));
    if (free) {
      claimed.put(id, now);
    }
    return free;
  }

  @Override
  public void done(UUID id) {
    steps.remove(id);
  }

  @Override
  public synchronized boolean cancel(Line line, UUID id, AuditEntry entry) {
    Scheduled known = steps.get(id);
    if (known == null || !known.line().equals(line) || claimed.containsKey(id)) {
      return false;
    }
    steps.remove(id);
    audit.add(entry);
    return true;
  }
}
