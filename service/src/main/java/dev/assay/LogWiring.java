package dev.assay;

import dev.assay.decisionlog.DecisionLog;
import dev.assay.decisionlog.DecisionStore;
import dev.assay.decisionlog.LogEntry;
import dev.assay.decisionlog.LogReader;
import dev.assay.erasure.DestroyedKeys;
import dev.assay.erasure.Eraser;
import dev.assay.erasure.Erasures;
import dev.assay.erasure.HoldStore;
import dev.assay.erasure.Holds;
import dev.assay.proof.CheckpointFile;
import dev.assay.proof.Checkpoints;
import dev.assay.proof.HeadFile;
import dev.assay.proof.LogArchive;
import dev.assay.proof.LogKeys;
import dev.assay.proof.LogVerification;
import dev.assay.proof.Prover;
import dev.assay.storage.DatabaseWatch;
import dev.assay.storage.SqlDecisionStore;
import dev.assay.storage.SqlHoldStore;
import dev.assay.storage.SqlLogArchive;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What records decisions, proves them and erases people from them, wired. */
final class LogWiring implements AutoCloseable {
  private final Opened opened = new Opened();
  private final Limits limits;
  private final LogReader reader;
  private final DecisionLog log;
  private final Checkpoints checkpoints;
  private final Eraser eraser;
  private final Erasures erasures;
  private final Holds holds;
  private final DatabaseWatch watch;
  private final Prover prover;
  private final LogVerification verification;

  /**
   * Wires it; it takes nothing yet.
   *
   * @param appended told of each group of decisions once it is committed
   */
  LogWiring(Ground ground, Limits limits, Consumer<List<LogEntry>> appended) {
    this.limits = limits;
    // What can fail comes before what must be closed.
    CheckpointFile file = new CheckpointFile(ground.folder().checkpoints());
    DestroyedKeys destroyed = new DestroyedKeys(ground.folder().destroyedKeys());
    HeadFile head = opened.add(HeadFile.beside(file, ground.nodeId()));
    LogArchive archive = new SqlLogArchive(ground.database());
    LogKeys keys = new LogKeys(ground.keyring().hashKeys()::secretFor);
    DecisionStore store = new SqlDecisionStore(ground.database(), appended);
    checkpoints =
        opened.add(Checkpoints.unsigned(archive, file, keys, ground.nodeId(), limits.unsigned()));
    log =
        opened.add(
            DecisionLog.unclaimed(
                store,
                ground.keyring(),
                ground.nodeId(),
                ground.ids().get(),
                ground.clock(),
                head::note,
                limits.waitingBytes()));
    watch = opened.add(new DatabaseWatch(ground.database(), log::failedSince));
    eraser =
        opened.add(
            Eraser.unreconciled(
                store, log, ground.keyring(), destroyed, ground.audit(), ground.clock()));
    HoldStore held = new SqlHoldStore(ground.database());
    holds = new Holds(held, ground.keyring(), ground.audit(), ground.clock(), ground.ids());
    erasures =
        new Erasures(
            eraser,
            held,
            ground.keyring().hashKeys(),
            ground.audit(),
            ground.clock(),
            ground.ids());
    reader = new LogReader(store, ground.keyring());
    prover = new Prover(archive, checkpoints, keys);
    verification = LogVerification.of(archive, List.of(file), keys);
  }

  /** What takes up what was recorded before, in that order; from then on it records. Blocks. */
  List<Runnable> beginnings() {
    return List.of(checkpoints::begin, log::claim, eraser::reconcile, erasures::settle);
  }

  DecisionLog log() {
    return log;
  }

  LogReader reader() {
    return reader;
  }

  Checkpoints checkpoints() {
    return checkpoints;
  }

  Eraser eraser() {
    return eraser;
  }

  /** Requests for erasure, which holds put off. */
  Erasures erasures() {
    return erasures;
  }

  Holds holds() {
    return holds;
  }

  Prover prover() {
    return prover;
  }

  LogVerification verification() {
    return verification;
  }

  /** Why nothing can be recorded just now; nothing where it can. Never blocks. */
  List<String> notReady() {
    List<String> reasons = new ArrayList<>();
    watch.reason().ifPresent(reasons::add);
    if (log.waitingBytes() >= limits.waitingBytes()) {
      reasons.add("the decision log is full");
    }
    return reasons;
  }

  @Override
  public void close() {
    opened.close();
  }
}
