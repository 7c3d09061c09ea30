package dev.assay.packs;

import dev.assay.audit.AuditEntry;
import dev.assay.rules.PackSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps every version of every pack, with its text, for good. Calls block. */
public interface PackStore {

  /**
   * Adds a version, its text and its cases, all or nothing.
   *
   * @return whether it was added: not where the line has that version already
   */
  boolean add(PackVersion version, PackSource pack, PackSource cases, AuditEntry entry);

  Optional<PackVersion> version(Line line, String version);

  /** All versions of a line, the oldest first. */
  List<PackVersion> versions(Line line);

  /** Every version with that text, in any line, the oldest first. */
  List<PackVersion> versionsOf(String packHash);

  /** The text of a pack, or of cases, by its hash; as it is stored, unchecked. */
  Optional<PackSource> text(String hash);

  /** Marks a version as retired; one that is retired already keeps its time. */
  void retire(Line line, String version, Instant at, AuditEntry entry);
}
