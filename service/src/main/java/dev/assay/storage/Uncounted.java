package dev.assay.storage;

import dev.assay.decisionlog.LogEntry;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What this process appended to its log since it was counted, by what it came to: so that nobody
 * reads whole decisions again to count them. Thread-safe.
 */
public final class Uncounted {
  private @Nullable UUID nodeId;
  private @Nullable Tally tally;

  /** A group that was committed. */
  public synchronized void add(List<LogEntry> group) {
    for (LogEntry entry : group) {
      Tally grown = tally;
      if (grown == null
          || !entry.nodeId().equals(nodeId)
          || grown.next() != entry.leafIndex()) { // a commit whose answer was lost lies between
        nodeId = entry.nodeId();
        grown = new Tally(entry.leafIndex());
        tally = grown;
      }
      grown.take(entry.sealed().record());
    }
  }

  /** Hands out what is known of a log from just this leaf on; nothing where that is not known. */
  synchronized @Nullable Tally takeFrom(UUID log, long leaf) {
    Tally known = tally;
    if (known == null || !log.equals(nodeId) || known.first() > leaf) {
      return null;
    }
    tally = null; // handed out, or counted by another node
    return known.first() == leaf ? known : null;
  }

  /** How many leaves from this one on are not known here, as far as is known. */
  synchronized long unknownFrom(UUID log, long leaf) {
    Tally known = tally;
    return known == null || !log.equals(nodeId) ? Long.MAX_VALUE : known.first() - leaf;
  }
}
