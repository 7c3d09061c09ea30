package dev.assay.reference;

import dev.assay.audit.AuditEntry;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Keeps every snapshot of reference data for good. Calls block. */
public interface ReferenceStore {

  /**
   * Adds a snapshot with its files.
   *
   * @return whether it was added: not where it is there already
   */
  boolean add(ReferenceSnapshot snapshot, SortedMap<String, String> files, AuditEntry entry);

  /** All snapshots, the newest first. */
  List<ReferenceSnapshot> list();

  /** The files of a snapshot by name; as they are stored, unchecked. */
  Optional<SortedMap<String, String>> files(String hash);
}
