package dev.assay.rate;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** What one tenant has sent in one minute. Thread-safe. */
final class Count {
  private final AtomicInteger own = new AtomicInteger();
  private final Map<UUID, Integer> byNode = new HashMap<>();
  private volatile int elsewhere;
  private int told;

  /** Counts one more request; how many are left then, and below 0 where it may not pass. */
  int take(int limit) {
    int room = limit - elsewhere;
    int taken = own.get();
    while (taken < room) {
      if (own.compareAndSet(taken, taken + 1)) {
        return room - taken - 1;
      }
      taken = own.get();
    }
    return -1;
  }

  /** Another node has let through so many by now; what is older than known changes nothing. */
  synchronized void hear(UUID node, int taken) {
    int before = byNode.getOrDefault(node, 0);
    if (taken > before) {
      byNode.put(node, taken);
      elsewhere += taken - before;
    }
  }

  /** How many this node has let through; 0 where that was told before. */
  synchronized int tell() {
    int taken = own.get();
    boolean news = taken != told;
    told = taken;
    return news ? taken : 0;
  }
}
