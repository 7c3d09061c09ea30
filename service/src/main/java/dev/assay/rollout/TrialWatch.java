package dev.assay.rollout;

import dev.assay.activation.Served;
import dev.assay.activation.Served.Candidate;
import dev.assay.activation.Stage;
import dev.assay.decide.Trials;
import dev.assay.model.Lead;
import dev.assay.packs.Line;
import dev.assay.rules.RuleFailure;
import dev.assay.rules.Scorecard;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has each lead that one of the two versions judged be judged by the other one as well, after the
 * answer and on a thread of its own, and counts how often they agree. A canary that fails once, or
 * brings too many leads into another band, is ended.
 */
public final class TrialWatch implements Trials, AutoCloseable {
  /** So many leads tell whether a canary drifts. */
  static final int ENOUGH = 50;

  private static final int WAITING = 10_000;
  private static final Logger LOG = LoggerFactory.getLogger(TrialWatch.class);

  private final TallyStore store;
  private final Rollouts rollouts;
  private final Map<Name, Count> counts = new ConcurrentHashMap<>();
  private final ThreadPoolExecutor thread;

  private record Name(Line line, String version, long since) {}

  /** What this node has seen since it began, and what of it is not in the store yet. */
  private static final class Count {
    private Tally seen = Tally.NONE;
    private Tally unsaved = Tally.NONE;
    private boolean aborted;

    synchronized void add(Tally more) {
      seen = seen.plus(more);
      unsaved = unsaved.plus(more);
    }

    synchronized Tally seen() {
      return seen;
    }

    synchronized Tally take() {
      Tally taken = unsaved;
      unsaved = Tally.NONE;
      return taken;
    }

    /** What could not be saved, for the next time. */
    synchronized void giveBack(Tally taken) {
      unsaved = unsaved.plus(taken);
    }

    /** True once. */
    synchronized boolean abort() {
      boolean first = !aborted;
      aborted = true;
      return first;
    }
  }

  public TrialWatch(TallyStore store, Rollouts rollouts) {
    this.store = store;
    this.rollouts = rollouts;
    this.thread =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            task -> {
              Thread made = new Thread(task, "trials");
              made.setDaemon(true);
              return made;
            });
  }

  @Override
  public void judged(Served served, Lead lead, boolean byTrial, Scorecard scorecard) {
    try {
      thread.execute(() -> compare(served, lead, byTrial, scorecard));
    } catch (RejectedExecutionException full) {
      count(served).add(new Tally(0, 0, 0, 0, 1));
    }
  }

  @Override
  public void failed(Served served, RuleFailure failure) {
    try {
      thread.execute(() -> noteFailure(served, failure));
    } catch (RejectedExecutionException full) {
      count(served).add(new Tally(0, 0, 0, 1, 0));
    }
  }

  /**
   * What all nodes have seen of a version, this one up to now. Blocks.
   *
   * @param since the epoch in which its stage began
   */
  public Tally tally(Line line, String version, long since) {
    save();
    return store.tally(line, version, since);
  }

  /** Adds what this node has seen to what is stored. Blocks. */
  public void save() {
    counts.forEach(
        (name, count) -> {
          Tally unsaved = count.take();
          if (!unsaved.equals(Tally.NONE)) {
            try {
              store.add(name.line(), name.version(), name.since(), unsaved);
            } catch (RuntimeException away) {
              count.giveBack(unsaved);
              throw away;
            }
          }
        });
  }

  private void compare(Served served, Lead lead, boolean byTrial, Scorecard scorecard) {
    Candidate trial = trial(served);
    Scorecard other;
    try {
      other =
          byTrial
              ? served.pack().score(lead, served.terms())
              : trial.pack().score(lead, trial.terms());
    } catch (RuleFailure failure) {
      if (byTrial) { // the live one failed, which says nothing against the one that is tried
        count(served).add(new Tally(0, 0, 0, 0, 1));
      } else {
        noteFailure(served, failure);
      }
      return;
    }
    boolean sameBand = scorecard.band().equals(other.band());
    boolean sameScore = scorecard.score() == other.score();
    count(served).add(new Tally(1, sameBand ? 1 : 0, sameScore ? 1 : 0, 0, 0));
    watchDrift(served, trial);
  }

  private void noteFailure(Served served, RuleFailure failure) {
    Candidate trial = trial(served);
    LOG.warn("{} failed while it was tried", trial.pack().manifest().name(), failure);
    count(served).add(new Tally(0, 0, 0, 1, 0));
    if (trial.stage() == Stage.CANARY) {
      abort(served, trial, "a rule of it failed on a lead");
    }
  }

  private void watchDrift(Served served, Candidate trial) {
    Tally seen = count(served).seen();
    long moved = seen.judged() - seen.sameBand();
    if (trial.stage() == Stage.CANARY
        && seen.judged() >= ENOUGH
        && moved * 100 > trial.maxDrift() * seen.judged()) {
      String why = "%d of %d leads came into another band, more than %d%%";
      abort(served, trial, why.formatted(moved, seen.judged(), trial.maxDrift()));
    }
  }

  private void abort(Served served, Candidate trial, String why) {
    if (count(served).abort()) {
      try {
        rollouts.abort(served.line(), trial.pack().manifest().version(), why);
      } catch (RuntimeException e) {
        LOG.error("cannot end the canary of {}", trial.pack().manifest().name(), e);
      }
    }
  }

  private Count count(Served served) {
    Candidate trial = trial(served);
    String version = trial.pack().manifest().version();
    return counts.computeIfAbsent(
        new Name(served.line(), version, trial.since()), name -> new Count());
  }

  private static Candidate trial(Served served) {
    Candidate trial = served.trial();
    if (trial == null) {
      throw new IllegalArgumentException("nothing is tried on " + served.line());
    }
    return trial;
  }

  /** Compares what waits, and saves what was seen. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(30, TimeUnit.SECONDS)) {
        LOG.warn("leads that were judged on trial are left uncompared");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    save();
  }
}
