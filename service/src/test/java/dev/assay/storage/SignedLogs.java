package dev.assay.storage;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.assay.decisionlog.DecisionLog;
import dev.assay.decisionlog.SampleDecisions;
import dev.assay.keys.KeyRequest;
import dev.assay.keys.Keyring;
import dev.assay.keys.MasterKeySource;
import dev.assay.proof.CheckpointFile;
import dev.assay.proof.Checkpoints;
import dev.assay.proof.HeadFile;
import dev.assay.proof.LogArchive;
import dev.assay.proof.LogKeys;
import dev.assay.proof.LogSnapshot;
import dev.assay.proof.LogVerification;
import dev.assay.proof.Prover;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** A database with the log of one node, as the node itself would have it. */
final class SignedLogs implements AutoCloseable {
  final DataFolder folder;
  final Database database;
  final LogArchive archive;
  final LogKeys keys;
  final CheckpointFile file;
  final UUID nodeId;
  final Uncounted uncounted = new Uncounted();
  final UUID tenant = UUID.fromString("019a9c5e-0000-7000-8000-000000000001");

  private final Keyring keyring;
  private final HeadFile head;

  SignedLogs(Path path, Database database) {
    this.folder = new DataFolder(path);
    this.database = database;
    archive = new SqlLogArchive(database);
    keyring =
        Keyring.open(
            new SqlKeyStore(database),
            new MasterKeySource(null, folder.masterKey()),
            new SecureRandom(),
            UuidCreator::getTimeOrderedEpochPlus1);
    keys = new LogKeys(keyring.hashKeys()::secretFor);
    file = new CheckpointFile(folder.checkpoints());
    nodeId = folder.nodeId(UUID::randomUUID);
    head = HeadFile.beside(file, nodeId);
  }

  /** A run of the node: what it appends is signed when it ends. */
  List<UUID> append(int count) {
    return append(count, 64);
  }

  /**
   * The same.
   *
   * @param atOnce how many are in flight, so that a group has at most as many
   */
  @SuppressWarnings("try") // checkpoints sign
  List<UUID> append(int count, int atOnce) {
    try (Checkpoints checkpoints = checkpoints()) {
      return appendUnsigned(count, atOnce);
    }
  }

  /** A run of the node that ends before it signs what it appended. */
  List<UUID> appendUnsigned(int count) {
    return appendUnsigned(count, 64);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // all are joined
  private List<UUID> appendUnsigned(int count, int atOnce) {
    List<UUID> ids = new ArrayList<>();
    List<CompletableFuture<Void>> done = new ArrayList<>();
    Semaphore inFlight = new Semaphore(atOnce);
    try (DecisionLog log = log()) {
      for (int i = 0; i < count; i++) {
        UUID id = SampleDecisions.newId();
        @Nullable String leadId = i % 3 == 0 ? null : "lead-" + i % 40;
        inFlight.acquireUninterruptibly();
        ids.add(id);
        done.add(
            log.keyFor(new KeyRequest(tenant, id, leadId))
                .thenCompose(key -> log.append(SampleDecisions.of(tenant, id, leadId, key), key))
                .whenComplete((appended, fault) -> inFlight.release())
                .toCompletableFuture());
      }
      CompletableFuture.allOf(done.toArray(new CompletableFuture<?>[0])).join();
    }
    return ids;
  }

  DecisionLog log() {
    return new DecisionLog(
        new SqlDecisionStore(database, uncounted::add),
        keyring,
        nodeId,
        UUID.randomUUID(),
        Clock.systemUTC(),
        head::note,
        64 << 20);
  }

  Checkpoints checkpoints() {
    return new Checkpoints(archive, file, keys, nodeId, Duration.ofHours(1));
  }

  Prover prover(Checkpoints checkpoints) {
    return new Prover(archive, checkpoints, keys);
  }

  LogVerification verification() {
    return LogVerification.of(archive, List.of(file), keys);
  }

  /** Verifies what a transaction sees. */
  LogVerification verification(Handle handle) {
    LogArchive uncommitted =
        new LogArchive() {
          @Override
          public <R> R read(Function<LogSnapshot, R> question) {
            return question.apply(new SqlLogSnapshot(handle));
          }

          @Override
          public void add(UUID ofNode, long size, String note) {
            throw new AssertionError("a verification changes nothing");
          }
        };
    return LogVerification.of(uncommitted, List.of(file), keys);
  }

  /** Does something in a transaction, and undoes it. */
  void tampered(Consumer<Handle> deed) {
    database
        .jdbi()
        .useHandle(
            handle -> {
              handle.begin();
              try {
                deed.accept(handle);
              } finally {
                handle.rollback();
              }
            });
  }

  @Override
  public void close() {
    try {
      head.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    database.close();
  }
}
