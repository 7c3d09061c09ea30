package dev.assay.cluster;

import static java.util.stream.Collectors.toMap;

import dev.assay.audit.AuditEntry;
import dev.assay.kept.Forms;
import dev.assay.reference.ReferenceSnapshot;
import dev.assay.reference.ReferenceStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Snapshots of reference data, shared. */
final class SharedReferences implements ReferenceStore {
  private static final int HELD = 8;

  private final ReferenceStore store;
  private final Shelf<byte[]> files;

  SharedReferences(ReferenceStore store) {
    this.store = store;
    this.files =
        new Shelf<>(
            "reference_data",
            HELD,
            hash -> store.files(hash).map(Forms::files).orElse(null),
            List::of);
  }

  List<Shelf<?>> shelves() {
    return List.of(files);
  }

  void keep(Map<String, SortedMap<String, String>> some) {
    files.keep(
        some.entrySet().stream().collect(toMap(Map.Entry::getKey, e -> Forms.files(e.getValue()))));
  }

  @Override
  public boolean add(
      ReferenceSnapshot snapshot, SortedMap<String, String> content, AuditEntry entry) {
    boolean added = store.add(snapshot, content, entry);
    if (added) {
      files.put(snapshot.hash(), Forms.files(content));
    }
    return added;
  }

  @Override
  public List<ReferenceSnapshot> list() {
    return store.list();
  }

  @Override
  public Optional<SortedMap<String, String>> files(String hash) {
    return files.get(hash).map(Forms::files);
  }
}
