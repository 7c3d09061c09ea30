package dev.assay.cluster;

import dev.assay.activation.Activation;
import dev.assay.activation.NodeActivation;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads, verifies and compiles what the next epochs need, on a thread of its own. */
final class Preparation implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final NodeActivation node;
  private final Runnable changed;
  private final ConcurrentSkipListMap<Long, Activation> prepared = new ConcurrentSkipListMap<>();
  private final Bell bell = new Bell("prepare", RETRY, this::prepare);
  private volatile @Nullable String failure;
  private volatile long wanted;

  /**
   * Starts the thread.
   *
   * @param changed called when something is prepared, or cannot be
   */
  Preparation(NodeActivation node, Runnable changed) {
    this.node = node;
    this.changed = changed;
    bell.start();
  }

  /** Called by one thread only. */
  void want(long epoch) {
    if (epoch > wanted) {
      wanted = epoch;
      bell.ring();
    }
  }

  /** The newest epoch by which this node can judge. */
  long newest() {
    long current = node.current().epoch();
    return prepared.isEmpty() ? current : Math.max(current, prepared.lastKey());
  }

  /** Why it cannot prepare what is wanted; null while it can. */
  @Nullable String failure() {
    return failure;
  }

  /** Judges by the newest epoch that is prepared and not newer than this one. */
  void flipTo(long epoch) {
    Map.Entry<Long, Activation> due = prepared.floorEntry(epoch);
    if (due != null) {
      node.flip(due.getValue());
      prepared.headMap(due.getKey(), true).clear();
    }
  }

  private void prepare() {
    long epoch = wanted;
    if (epoch <= newest()) {
      return;
    }
    try {
      Activation made = node.prepare(epoch);
      if (made.epoch() < epoch) {
        throw new IllegalStateException("it cannot be read yet");
      }
      prepared.put(made.epoch(), made);
      failure = null;
    } catch (RuntimeException | Error e) {
      LOG.warn("cannot prepare epoch {}", epoch, e);
      failure = "cannot prepare epoch %d: %s".formatted(epoch, e.getMessage());
    }
    changed.run();
  }

  @Override
  public void close() {
    bell.close();
  }
}
