package dev.assay.decisionlog;

import dev.assay.decisionlog.GroupThread.Task;
import dev.assay.keys.BrokenSealException;
import dev.assay.keys.DataKey;
import dev.assay.keys.KeyRequest;
import dev.assay.keys.Keyring;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * The log of one node. Nothing here blocks its caller; answers come on threads of the log, which
 * must not be kept.
 *
 * <p>A decision takes three steps: {@link #keyFor}, then its receipt with {@link DataKey#leadHash},
 * then {@link #append}.
 */
public final class DecisionLog implements AutoCloseable {
  private static final int LARGEST_GROUP = 1_024;
  private static final int WAITING_KEYS = 8_192;

  private final Keyring keyring;
  private final Sealer sealer;
  private final LogReader reader;
  private final GroupThread<KeyRequest, DataKey> keys;
  private final LogWriter logWriter;
  private final GroupThread<SealedDecision, Void> writer;
  private final Readers readers;

  /** Claims the log of a node. Blocks until that is done. */
  public DecisionLog(
      DecisionStore store,
      Keyring keyring,
      UUID nodeId,
      UUID writer,
      Clock clock,
      Consumer<TreeHead> committed,
      long waitingBytes) {
    this(
        keyring,
        new LogReader(store, keyring),
        new LogWriter(store, keyring, nodeId, writer, clock, committed),
        waitingBytes);
    claim();
  }

  /**
   * The log of a node, which takes nothing before {@link #claim}.
   *
   * @param nodeId the node's own id, the same after every start
   * @param writer names this process; new at every start
   * @param committed told of each head before anybody is told of its decisions
   * @param waitingBytes how many bytes of decisions may wait for their commit
   */
  public static DecisionLog unclaimed(
      DecisionStore store,
      Keyring keyring,
      UUID nodeId,
      UUID writer,
      Clock clock,
      Consumer<TreeHead> committed,
      long waitingBytes) {
    return new DecisionLog(
        keyring,
        new LogReader(store, keyring),
        new LogWriter(store, keyring, nodeId, writer, clock, committed),
        waitingBytes);
  }

  private DecisionLog(Keyring keyring, LogReader reader, LogWriter logWriter, long waitingBytes) {
    this.keyring = keyring;
    this.sealer = new Sealer(keyring.hashKeys());
    this.reader = reader;
    this.logWriter = logWriter;
    this.keys =
        new GroupThread<>("lead-keys", LARGEST_GROUP, WAITING_KEYS, request -> 1, this::fetch);
    this.writer =
        new GroupThread<>(
            "log-writer", LARGEST_GROUP, waitingBytes, SealedDecision::weight, logWriter::commit);
    this.readers = new Readers("log-reader");
  }

  /** From now on nobody else writes the log of this node, and it takes decisions. Blocks. */
  public void claim() {
    logWriter.claim();
  }

  /** The key to seal a decision with; at hand mostly, else read or made for the lead. */
  public CompletionStage<DataKey> keyFor(KeyRequest request) {
    return keyring
        .atHand(request)
        .map(CompletableFuture::completedFuture)
        .orElseGet(() -> keys.submit(request));
  }

  /**
   * Records a decision; done when it is on disk. Fails with a {@code ServiceException} when too
   * much waits already (UNAVAILABLE) or the id was recorded before (CONFLICT).
   *
   * @param key from {@link #keyFor} for this very decision
   */
  public CompletionStage<Void> append(Decision decision, DataKey key) {
    return writer.submit(sealer.seal(decision, key));
  }

  /** Whether a commit failed since this was asked last. */
  public boolean failedSince() {
    return logWriter.failedSince();
  }

  /** How many bytes of decisions wait for their commit. */
  public long waitingBytes() {
    return writer.waiting();
  }

  /** The decision of that id, if it is this tenant's. */
  public CompletionStage<Optional<StoredDecision>> find(UUID tenantId, UUID decisionId) {
    return readers.submit(() -> reader.find(tenantId, decisionId));
  }

  /**
   * The decisions asked for, those with the latest clock first; one that is broken fails no other.
   */
  public CompletionStage<List<Found<StoredDecision>>> search(Search search) {
    return readers.submit(() -> reader.search(search));
  }

  /** Done when everything handed over until now is on disk, or refused. */
  public CompletionStage<Void> settled() {
    return writer.settled();
  }

  /** Takes nothing more, and commits what waits. */
  @Override
  public void close() {
    keys.close();
    writer.close();
    readers.close();
  }

  /** One key that does not open must not fail the others of its group. */
  private void fetch(List<Task<KeyRequest, DataKey>> group) {
    try {
      answer(group);
    } catch (BrokenSealException e) {
      for (Task<KeyRequest, DataKey> task : group) {
        try {
          answer(List.of(task));
        } catch (BrokenSealException broken) {
          task.answer().completeExceptionally(broken);
        }
      }
    }
  }

  private void answer(List<Task<KeyRequest, DataKey>> group) {
    List<DataKey> found = keyring.fetch(group.stream().map(Task::item).toList());
    for (int i = 0; i < found.size(); i++) {
      group.get(i).answer().complete(found.get(i));
    }
  }
}
