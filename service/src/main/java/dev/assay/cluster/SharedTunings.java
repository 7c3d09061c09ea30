package dev.assay.cluster;

import static java.util.stream.Collectors.toMap;

import dev.assay.audit.AuditEntry;
import dev.assay.kept.Forms;
import dev.assay.weights.Tuning;
import dev.assay.weights.TuningKind;
import dev.assay.weights.TuningStore;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tenants' own weights, bands and calibrations, shared. */
final class SharedTunings implements TuningStore {
  private static final int HELD = 40_000;

  private final TuningStore store;
  private final Shelf<String> tunings;
  private final Shelf<String> contents;

  SharedTunings(TuningStore store, Supplier<List<Tuning>> wanted) {
    this.store = store;
    this.tunings =
        new Shelf<>(
            "tunings",
            HELD,
            this::load,
            () -> wanted.get().stream().map(SharedTunings::key).toList());
    this.contents = new Shelf<>("tuning_contents", HELD, this::loadContent, List::of);
  }

  List<Shelf<?>> shelves() {
    return List.of(tunings, contents);
  }

  void keep(List<Tuning> some) {
    tunings.keep(some.stream().collect(toMap(SharedTunings::key, Forms::tuning)));
    contents.keep(
        some.stream()
            .collect(
                toMap(
                    tuning -> key(tuning.kind(), tuning.hash()),
                    Tuning::content,
                    (one, same) -> one)));
  }

  @Override
  public boolean add(Tuning tuning, AuditEntry entry) {
    boolean added = store.add(tuning, entry);
    if (added) {
      tunings.put(key(tuning), Forms.tuning(tuning));
      contents.put(key(tuning.kind(), tuning.hash()), tuning.content());
    }
    return added;
  }

  @Override
  public int newest(UUID tenantId, String pack, TuningKind kind) {
    return store.newest(tenantId, pack, kind);
  }

  @Override
  public Optional<Tuning> find(UUID tenantId, String pack, TuningKind kind, int version) {
    return tunings.get(key(tenantId, pack, kind, version)).map(Forms::tuning);
  }

  @Override
  public List<Tuning> list(UUID tenantId, String pack, TuningKind kind, int limit) {
    return store.list(tenantId, pack, kind, limit);
  }

  @Override
  public Optional<String> content(TuningKind kind, String hash) {
    return contents.get(key(kind, hash));
  }

  private static String key(Tuning tuning) {
    return key(tuning.tenantId(), tuning.pack(), tuning.kind(), tuning.version());
  }

  private static String key(UUID tenantId, String pack, TuningKind kind, int version) {
    return tenantId + "/" + pack + "/" + kind.json() + "/" + version;
  }

  private static String key(TuningKind kind, String hash) {
    return kind.json() + "/" + hash;
  }

  private @Nullable String load(String key) {
    String[] parts = key.split("/", 4);
    return store
        .find(
            UUID.fromString(parts[0]),
            parts[1],
            TuningKind.of(parts[2]),
            Integer.parseInt(parts[3]))
        .map(Forms::tuning)
        .orElse(null);
  }

  private @Nullable String loadContent(String key) {
    String[] parts = key.split("/", 2);
    return store.content(TuningKind.of(parts[0]), parts[1]).orElse(null);
  }
}
