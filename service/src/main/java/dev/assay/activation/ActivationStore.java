package dev.assay.activation;

import dev.assay.audit.AuditEntry;
import dev.assay.audit.Who;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps every epoch for good; the truth of what judges. Calls block. */
public interface ActivationStore {

  /** The newest epoch; 0 before the first. */
  long epoch();

  /**
   * Adds the next epoch.
   *
   * @return whether it was added: not where that epoch is there already
   */
  boolean append(Change change, AuditEntry entry);

  /** The newest change of every scope, in the order of their epochs. */
  List<Change> current();

  /** What came after an epoch, up to another, in order. */
  List<Change> between(long after, long to);

  /** The newest changes of a scope, the last one first, and whose they were. */
  List<Taken> timeline(Scope scope, int limit);

  /** A change, who made it and why. */
  record Taken(Change change, Who who, String step, String reason) {}

  /** What a scope was set to at a time; empty before its first change. */
  Optional<Change> at(Scope scope, Instant time);
}
