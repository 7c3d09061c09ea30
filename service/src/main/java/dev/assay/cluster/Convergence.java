package dev.assay.cluster;

import dev.assay.activation.Activation;
import dev.assay.activation.NodeActivation;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes this node from epoch to epoch together with the others, on a thread of its own: prepare,
 * say so, flip when all are prepared. The oldest member says when that is; when it dies, the next
 * one goes on from what is on the board.
 */
final class Convergence implements AutoCloseable {
  /** How long members are waited for that are not prepared and do not say why. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(Convergence.class);
  private static final Duration TURN = Duration.ofMillis(500);

  private final NodeActivation node;
  private final Board board;
  private final Freshness freshness;
  private final Admission admission;
  private final SelfReport self;
  private final Preparation preparation;
  private final Bell bell = new Bell("cluster", TURN, this::tryTurn);
  private final Object turned = new Object();

  private volatile Sight sight = Sight.NOTHING;
  private volatile long newest;
  private @Nullable NodeReport posted;
  private long postedAt;
  private long target;
  private long targetSince;

  /** Starts the thread. */
  Convergence(
      NodeActivation node, Board board, Freshness freshness, Admission admission, SelfReport self) {
    this.node = node;
    this.board = board;
    this.freshness = freshness;
    this.admission = admission;
    this.self = self;
    this.preparation = new Preparation(node, this::wake);
    bell.start();
  }

  /** What the members saw of each other last. */
  Sight sight() {
    return sight;
  }

  /** What this node says of itself now. */
  NodeReport report() {
    Activation current = node.current();
    boolean upToDate = current.epoch() >= newest;
    String fence = admission.fence();
    return self.of(
        admission.state(upToDate),
        fence == null ? preparation.failure() : fence,
        current,
        preparation.newest(),
        freshness.staleMillis());
  }

  /** There is an epoch, of which the database or another member told. */
  void known(long epoch) {
    if (epoch > newest) {
      newest = epoch;
      wake();
    }
  }

  /** Waits until something holds that can change with every turn; whether it came to hold. */
  boolean await(BooleanSupplier holds, Duration patience) {
    long until = System.nanoTime() + patience.toNanos();
    synchronized (turned) {
      while (!holds.getAsBoolean()) {
        long left = (until - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          return false;
        }
        try {
          turned.wait(Math.min(left, TURN.toMillis()));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
    }
    return true;
  }

  /** Has the next turn begin at once. Never blocks. */
  void wake() {
    bell.ring();
  }

  private void tryTurn() {
    try {
      turn();
    } catch (RuntimeException e) {
      LOG.warn("the other nodes cannot be heard", e);
    }
    synchronized (turned) {
      turned.notifyAll();
    }
  }

  private void turn() {
    Sight seen = board.read();
    hear(seen);
    known(seen.newest());
    preparation.want(newest);
    preparation.flipTo(admission.out() ? newest : seen.agreed());
    boolean upToDate = node.current().epoch() >= newest;
    boolean wasOut = admission.out();
    if (admission.advance(seen.fence(self.nodeId()), upToDate)) {
      if (wasOut) {
        board.unfence(self.nodeId());
        board.announce(); // has this node look into the database once more, now that it counts
      }
      wake();
    }
    NodeReport own = post();
    Map<UUID, NodeReport> reports = new HashMap<>(seen.reports());
    reports.put(own.nodeId(), own);
    sight = new Sight(reports, seen.agreed(), seen.fences(), seen.decides());
    if (seen.decides()) {
      decide(sight);
    }
  }

  /** A member that knows no newer epoch and was certain of it makes this one certain too. */
  private void hear(Sight seen) {
    long now = freshness.now();
    for (NodeReport report : seen.reports().values()) {
      if (!report.nodeId().equals(self.nodeId()) && report.epoch() == node.current().epoch()) {
        // As old as it can be: reports are repeated every second.
        freshness.certain(now - (report.staleMillis() + 1_000) * 1_000_000);
      }
    }
  }

  private NodeReport post() {
    NodeReport own = report();
    long now = freshness.now();
    if (!own.repeats(posted) || now - postedAt > 1_000_000_000L) {
      board.post(own);
      posted = own;
      postedAt = now;
    }
    return own;
  }

  private void decide(Sight seen) {
    if (newest > target) {
      target = newest;
      targetSince = freshness.now();
    }
    boolean waited = freshness.now() - targetSince > PATIENCE.toNanos();
    Verdict verdict = Verdict.of(seen, target, waited);
    for (NodeReport fenced : verdict.fenced()) {
      String reason = fenced.reason();
      board.fence(
          fenced.nodeId(),
          reason == null ? "it was not prepared for epoch %d in time".formatted(target) : reason);
    }
    if (verdict.epoch() > seen.agreed()) {
      board.agree(verdict.epoch());
    }
  }

  @Override
  public void close() {
    bell.close();
    preparation.close();
  }
}
