package dev.assay.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs the newest head of this node's log, now and then while it grows, and when the node closes.
 * A checkpoint is written to the file first, so that the file knows all that the database knows.
 */
public final class Checkpoints implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);

  private final LogArchive archive;
  private final CheckpointFile file;
  private final UUID nodeId;
  private final NoteSigner signer;
  private final ScheduledExecutorService thread;
  private final Duration every;
  private boolean begun;
  private long signedSize;
  private volatile boolean failing;

  /**
   * Starts to sign. Blocks.
   *
   * @param every how long a head may stay unsigned
   * @throws IllegalStateException if the log does not go on from the newest checkpoint in the file:
   *     signing it would vouch for two pasts
   */
  public Checkpoints(
      LogArchive archive, CheckpointFile file, LogKeys keys, UUID nodeId, Duration every) {
    this(archive, file, keys.signer(nodeId), nodeId, every);
    begin();
  }

  /** Signs nothing before {@link #begin}. */
  public static Checkpoints unsigned(
      LogArchive archive, CheckpointFile file, LogKeys keys, UUID nodeId, Duration every) {
    return new Checkpoints(archive, file, keys.signer(nodeId), nodeId, every);
  }

  private Checkpoints(
      LogArchive archive, CheckpointFile file, NoteSigner signer, UUID nodeId, Duration every) {
    this.archive = archive;
    this.file = file;
    this.nodeId = nodeId;
    this.signer = signer;
    this.every = every;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread daemon = new Thread(task, "checkpoints");
              daemon.setDaemon(true);
              return daemon;
            });
  }

  /**
   * Starts to sign; what was begun once goes on. Blocks.
   *
   * @throws IllegalStateException if the log does not go on from the newest checkpoint in the file:
   *     signing it would vouch for two pasts
   */
  public synchronized void begin() {
    if (!begun) {
      goOn();
      begun = true;
      trySign(); // what a killed node left
      startSigning(every.toNanos());
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // what fails is logged, and tried again
  private void startSigning(long nanos) {
    thread.scheduleWithFixedDelay(this::trySign, nanos, nanos, TimeUnit.NANOSECONDS);
  }

  private void goOn() {
    Newest newest = new Newest(signer.verifier());
    try {
      file.cutTo(file.read(newest::offer));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the checkpoints in " + file.path(), e);
    }
    newest.signed().ifPresent(last -> goOn(last, newest.note));
    HeadFile.read(file.head())
        .filter(head -> head.origin().equals(signer.verifier().name()))
        .ifPresent(head -> require(head, file.head()));
  }

  private void require(Checkpoint last, Path where) {
    boolean known =
        archive.read(
            snapshot ->
                snapshot
                    .head(nodeId, last.size())
                    .filter(head -> head.root().equals(last.root()))
                    .isPresent());
    if (!known) {
      throw new IllegalStateException(
          "The log of node %s in the database does not go on from its checkpoint of %d leaves in %s: records are missing or altered. Restore the newer database, or give this node a data folder of its own, and with it a new log."
              .formatted(nodeId, last.size(), where));
    }
  }

  private void goOn(Checkpoint last, String note) {
    require(last, file.path());
    archive.add(nodeId, last.size(), note);
    signedSize = last.size();
  }

  /** Signs the newest head, unless it is signed. */
  synchronized void sign() {
    if (!begun) {
      return;
    }
    Optional<StoredHead> newest = archive.read(snapshot -> snapshot.newestHead(nodeId));
    if (newest.isEmpty() || newest.get().size() <= signedSize) {
      return;
    }
    StoredHead head = newest.get();
    Checkpoint checkpoint = new Checkpoint(signer.verifier().name(), head.size(), head.root());
    String note = signer.sign(checkpoint.text());
    try {
      file.append(note);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the checkpoints in " + file.path(), e);
    }
    signedSize = head.size();
    archive.add(nodeId, head.size(), note);
  }

  UUID nodeId() {
    return nodeId;
  }

  /** Whether the newest head could not be signed when that was tried last. */
  public boolean failing() {
    return failing;
  }

  private void trySign() {
    try {
      sign();
      failing = false;
    } catch (RuntimeException e) {
      log.warn("The head of the log could not be signed; it will be tried again.", e);
      failing = true;
    }
  }

  /** Signs the last head. Never interrupts: H2 closes its file under a thread that is. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the last checkpoint was not written within 30 s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    trySign();
  }

  /** The newest checkpoint of one signer. */
  private static final class Newest {
    private final NoteVerifier verifier;
    private @Nullable Checkpoint checkpoint;
    private String note = "";

    private Newest(NoteVerifier verifier) {
      this.verifier = verifier;
    }

    private void offer(String offered) {
      if (!offered.startsWith(verifier.name() + "\n")) {
        return;
      }
      try {
        Checkpoint read = Checkpoint.parse(offered);
        if (checkpoint == null || read.size() > checkpoint.size()) {
          checkpoint = read;
          note = offered;
        }
      } catch (IllegalArgumentException garbled) {
        log.warn("There is something in the file of checkpoints that is none: verify the log.");
      }
    }

    /** Only the signature of the newest is worth the time at a start. */
    private Optional<Checkpoint> signed() {
      return Optional.ofNullable(checkpoint).filter(newest -> verifier.open(note).isPresent());
    }
  }
}
