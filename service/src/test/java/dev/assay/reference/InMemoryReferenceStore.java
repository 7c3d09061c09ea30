package dev.assay.reference;

import dev.assay.audit.AuditEntry;
import dev.assay.audit.AuditStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Snapshots of reference data in memory. */
public final class InMemoryReferenceStore implements ReferenceStore {
  private final AuditStore audit;
  private final List<ReferenceSnapshot> snapshots = new ArrayList<>();
  private final Map<String, SortedMap<String, String>> files = new HashMap<>();

  public InMemoryReferenceStore(AuditStore audit) {
    this.audit = audit;
  }

  @Override
  public synchronized boolean add(
      ReferenceSnapshot snapshot, SortedMap<String, String> content, AuditEntry entry) {
    if (files.putIfAbsent(snapshot.hash(), content) != null) {
      return false;
    }
    snapshots.add(0, snapshot);
    audit.add(entry);
    return true;
  }

  @Override
  public synchronized List<ReferenceSnapshot> list() {
    return List.copyOf(snapshots);
  }

  @Override
  public synchronized Optional<SortedMap<String, String>> files(String hash) {
    return Optional.ofNullable(files.get(hash));
  }
}
