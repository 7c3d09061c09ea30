package dev.assay.cluster;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How long ago this node knew for certain that nothing newer is in force. Never blocks. */
final class Freshness {
  /** The database is looked into every second; after this it is taken for gone. */
  private static final long AWAY = Duration.ofSeconds(4).toNanos();

  /** Others wait for a member that is silent for ten seconds; a process was stopped before that. */
  private static final long STOPPED = Duration.ofSeconds(8).toNanos();

  private final LongSupplier nanos;
  private final Duration max;
  private volatile long database;
  private volatile long certain;
  private volatile boolean failed;
  private volatile long beat;
  private volatile long resumed;

  /**
   * Begins as if all were known.
   *
   * @param max how long a node may judge without being certain; zero where it may not
   */
  Freshness(LongSupplier nanos, Duration max) {
    this(nanos, max, Duration.ZERO, false);
  }

  /**
   * Begins with what was certain once, without the database.
   *
   * @param age how long ago that was
   */
  static Freshness resumed(LongSupplier nanos, Duration max, Duration age) {
    return new Freshness(nanos, max, age, true);
  }

  private Freshness(LongSupplier nanos, Duration max, Duration age, boolean away) {
    this.nanos = nanos;
    this.max = max;
    this.beat = nanos.getAsLong();
    this.database = beat - age.toNanos();
    this.certain = database;
    this.resumed = database - 1;
    this.failed = away;
  }

  long now() {
    return nanos.getAsLong();
  }

  /** The database told how far it has come, when it was asked at that time. */
  void looked(long asked) {
    database = asked;
    failed = false;
    certain(asked);
  }

  void lookFailed() {
    failed = true;
  }

  /** It was certain at that time. */
  void certain(long time) {
    if (time - certain > 0) {
      certain = time;
    }
  }

  /**
   * Says that this process runs; called every second by a thread that never waits for anybody. One
   * that was stopped for long has to look into the database anew: the others may have gone ahead.
   */
  void beat() {
    long now = now();
    if (now - beat > STOPPED) {
      resumed = now; // before the beat, on which others rely
    }
    beat = now;
  }

  /** Whether the process was stopped, and the database has not been looked into since. */
  boolean stopped() {
    return now() - beat > STOPPED || database - resumed <= 0;
  }

  /** When this process went on after it was stopped last. */
  long resumed() {
    return resumed;
  }

  /** Whether it was certain after a time. */
  boolean certainSince(long time) {
    return certain - time > 0;
  }

  boolean databaseAway() {
    return failed || now() - database > AWAY;
  }

  boolean stale() {
    long age = now() - certain;
    return age > Math.max(max.toNanos(), AWAY) || (max.isZero() && failed) || stopped();
  }

  long staleMillis() {
    return Math.max(0, (now() - certain) / 1_000_000);
  }
}
