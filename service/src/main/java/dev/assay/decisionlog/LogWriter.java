package dev.assay.decisionlog;

import dev.assay.canonical.Bytes;
import dev.assay.decisionlog.GroupThread.Task;
import dev.assay.keys.Keyring;
import dev.assay.merkle.CompactRange;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Appends groups of decisions to the log of one node. Used by one thread only, which makes the
 * order of the leaves.
 */
final class LogWriter {
  private final DecisionStore store;
  private final Keyring keyring;
  private final UUID nodeId;
  private final UUID writer;
  private final Clock clock;
  private final Consumer<TreeHead> committed;
  private final AtomicBoolean failed = new AtomicBoolean();

  private volatile boolean claimed;

  /** Null when it is not known what the store holds: at first, and after every failure. */
  private @Nullable CompactRange tree;

  /**
   * A writer that has not claimed the log of the node yet, and writes nothing until it has.
   *
   * @param writer names this process
   * @param committed told of each head before the decisions under it are answered
   */
  LogWriter(
      DecisionStore store,
      Keyring keyring,
      UUID nodeId,
      UUID writer,
      Clock clock,
      Consumer<TreeHead> committed) {
    this.store = store;
    this.keyring = keyring;
    this.nodeId = nodeId;
    this.writer = writer;
    this.clock = clock;
    this.committed = committed;
  }

  /** From now on nobody else writes the log of this node. Blocks. */
  void claim() {
    store.claim(nodeId, writer, clock.instant());
    claimed = true;
  }

  /** Whether the store failed since this was asked last. */
  boolean failedSince() {
    return failed.getAndSet(false);
  }

  /** Commits a group, then answers. Those that must not be written are refused, the others kept. */
  void commit(List<Task<SealedDecision, Void>> group) {
    Set<UUID> seen = new HashSet<>();
    Map<Boolean, List<Task<SealedDecision, Void>>> split =
        group.stream()
            .collect(Collectors.partitioningBy(task -> seen.add(task.item().record().id())));
    write(split.getOrDefault(true, List.of()));
    // Not before: whoever is refused may look for the decision that is there already.
    split.getOrDefault(false, List.of()).forEach(LogWriter::refuse);
  }

  private void write(List<Task<SealedDecision, Void>> group) {
    if (!claimed) {
      throw Refusals.notClaimed();
    }
    List<Task<SealedDecision, Void>> fresh = group;
    boolean appended = false;
    while (!appended) {
      try {
        append(fresh);
        appended = true;
      } catch (DuplicateDecisionException e) {
        Set<UUID> recorded = store.recorded(fresh.stream().map(Task::item).toList());
        fresh = without(fresh, record -> recorded.contains(record.id()), e);
      } catch (ErasedLeadException e) {
        keyring.forget(e.keys());
        fresh = without(fresh, record -> e.keys().contains(keyOf(record)), e);
      } catch (UnwritableDecisionException e) {
        isolate(fresh, e);
        return;
      } catch (RuntimeException e) {
        failed.set(true);
        throw e;
      }
    }
    fresh.forEach(task -> task.answer().complete(null));
  }

  /** Writes all of a group but what cannot be written. */
  private void isolate(List<Task<SealedDecision, Void>> group, UnwritableDecisionException cause) {
    if (group.size() == 1) {
      group.get(0).answer().completeExceptionally(cause);
      return;
    }
    int half = group.size() / 2;
    write(group.subList(0, half));
    write(group.subList(half, group.size()));
  }

  private static List<Task<SealedDecision, Void>> without(
      List<Task<SealedDecision, Void>> group,
      Predicate<DecisionRecord> unwritable,
      RuntimeException cause) {
    List<Task<SealedDecision, Void>> fresh = new ArrayList<>(group.size());
    for (Task<SealedDecision, Void> task : group) {
      if (!unwritable.test(task.item().record())) {
        fresh.add(task);
      } else if (cause instanceof ErasedLeadException) {
        task.answer().completeExceptionally(Refusals.erasedMeanwhile());
      } else {
        refuse(task);
      }
    }
    if (fresh.size() == group.size()) {
      throw cause;
    }
    return fresh;
  }

  private static UUID keyOf(DecisionRecord record) {
    UUID lead = record.lead();
    return lead == null ? record.id() : lead;
  }

  private static void refuse(Task<SealedDecision, Void> task) {
    task.answer().completeExceptionally(Refusals.recordedAlready(task.item().record().id()));
  }

  private void append(List<Task<SealedDecision, Void>> group) {
    if (group.isEmpty()) {
      return;
    }
    CompactRange grown = tree == null ? stored() : tree;
    tree = null;
    List<LogEntry> entries = new ArrayList<>(group.size());
    for (Task<SealedDecision, Void> task : group) {
      Bytes leafHash = task.item().leafHash();
      entries.add(new LogEntry(nodeId, grown.size(), leafHash, task.item()));
      grown.append(leafHash.toArray());
    }
    TreeHead head = TreeHead.of(grown, clock.instant().truncatedTo(ChronoUnit.MICROS));
    store.append(writer, entries, head);
    committed.accept(head);
    tree = grown;
  }

  private CompactRange stored() {
    return store.head(nodeId).map(TreeHead::tree).orElseGet(CompactRange::empty);
  }
}
