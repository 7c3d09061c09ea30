package dev.assay.cluster;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How long ago this node knew for certain that nothing newer is in force. Never blocks. */
final class Freshness {
  /** The database is looked into every second; after this it is taken for gone. */
  private static final long AWAY = Duration.ofSeconds(4).toNanos();

  private final LongSupplier nanos;
  private final Duration max;
  private volatile long database;
  private volatile long certain;
  private volatile boolean failed;

  /**
   * Begins as if all were known.
   *
   * @param max how long a node may judge without being certain; zero where it may not
   */
  Freshness(LongSupplier nanos, Duration max) {
    this.nanos = nanos;
    this.max = max;
    this.database = nanos.getAsLong();
    this.certain = database;
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

  /** Whether it was certain after a time. */
  boolean certainSince(long time) {
    return certain - time > 0;
  }

  boolean databaseAway() {
    return failed || now() - database > AWAY;
  }

  boolean stale() {
    long age = now() - certain;
    return age > Math.max(max.toNanos(), AWAY) || (max.isZero() && failed);
  }

  long staleMillis() {
    return Math.max(0, (now() - certain) / 1_000_000);
  }
}
