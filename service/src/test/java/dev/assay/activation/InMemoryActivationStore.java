package dev.assay.activation;

import dev.assay.audit.AuditEntry;
import dev.assay.audit.AuditStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Epochs in memory. */
public final class InMemoryActivationStore implements ActivationStore {
  private final AuditStore audit;
  private final List<Change> changes = new ArrayList<>();
  private final Map<Long, AuditEntry> entries = new HashMap<>();

  public InMemoryActivationStore(AuditStore audit) {
    this.audit = audit;
  }

  @Override
  public synchronized long epoch() {
    return changes.stream().mapToLong(Change::epoch).max().orElse(0);
  }

  @Override
  public synchronized boolean append(Change change, AuditEntry entry) {
    if (changes.stream().anyMatch(known -> known.epoch() == change.epoch())) {
      return false;
    }
    audit.add(entry);
    entries.put(change.epoch(), entry);
    return changes.add(change);
  }

  @Override
  public synchronized List<Change> current() {
    Map<Scope, Change> newest = new LinkedHashMap<>();
    changes.forEach(change -> newest.put(change.scope(), change));
    return newest.values().stream().sorted(Comparator.comparing(Change::epoch)).toList();
  }

  @Override
  public synchronized List<Change> between(long after, long to) {
    return changes.stream().filter(c -> c.epoch() > after && c.epoch() <= to).toList();
  }

  @Override
  public synchronized List<Taken> timeline(Scope scope, int limit) {
    return ofScope(scope).stream()
        .limit(limit)
        .map(
            change -> {
              AuditEntry entry = Objects.requireNonNull(entries.get(change.epoch()));
              return new Taken(change, entry.who(), entry.step(), entry.reason());
            })
        .toList();
  }

  private List<Change> ofScope(Scope scope) {
    List<Change> ofScope =
        new ArrayList<>(changes.stream().filter(c -> c.scope().equals(scope)).toList());
    Collections.reverse(ofScope);
    return ofScope;
  }

  @Override
  public synchronized Optional<Change> at(Scope scope, Instant time) {
    return ofScope(scope).stream().filter(change -> !change.at().isAfter(time)).findFirst();
  }
}
