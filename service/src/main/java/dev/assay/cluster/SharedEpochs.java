package dev.assay.cluster;

import dev.assay.activation.ActivationStore;
import dev.assay.activation.Change;
import dev.assay.activation.Scope;
import dev.assay.audit.AuditEntry;
import dev.assay.kept.Forms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Epochs, shared one by one; what needs more than one of them is asked of the database. */
final class SharedEpochs implements ActivationStore {
  private static final int HELD = 10_000;

  /** Who is further behind asks the database for all at once. */
  private static final int FEW = 50;

  private final ActivationStore store;
  private final Shelf<String> changes;

  SharedEpochs(ActivationStore store) {
    this.store = store;
    this.changes = new Shelf<>("epochs", HELD, this::load, List::of);
  }

  List<Shelf<?>> shelves() {
    return List.of(changes);
  }

  @Override
  public long epoch() {
    return store.epoch();
  }

  @Override
  public boolean append(Change change, AuditEntry entry) {
    boolean added = store.append(change, entry);
    if (added) {
      changes.put(Long.toString(change.epoch()), Forms.change(change));
    }
    return added;
  }

  @Override
  public List<Change> current() {
    return store.current();
  }

  @Override
  public List<Change> between(long after, long to) {
    if (to - after > FEW) {
      return store.between(after, to);
    }
    List<Change> between = new ArrayList<>();
    for (long epoch = after + 1; epoch <= to; epoch++) {
      changes.get(Long.toString(epoch)).map(Forms::change).ifPresent(between::add);
    }
    return between;
  }

  @Override
  public List<Taken> timeline(Scope scope, int limit) {
    return store.timeline(scope, limit);
  }

  @Override
  public Optional<Change> at(Scope scope, Instant time) {
    return store.at(scope, time);
  }

  private @Nullable String load(String key) {
    long epoch = Long.parseLong(key);
    return store.between(epoch - 1, epoch).stream().map(Forms::change).findFirst().orElse(null);
  }
}
