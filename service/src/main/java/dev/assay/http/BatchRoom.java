package dev.assay.http;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Room for the leads of all batches of a node that are being decided on. Who finds none waits for
 * its turn, so that many batches at once are slow together, and none fails for the others. Safe for
 * any number of threads.
 */
public final class BatchRoom {
  private final int leads;
  private final long bytes;
  private final ArrayDeque<Entry> waiting = new ArrayDeque<>();
  private int leadsInside;
  private long bytesInside;

  /** Some leads of one batch. */
  private record Entry(int leads, long bytes, Runnable enter) {}

  /**
   * An empty room.
   *
   * @param leads how many find room
   * @param bytes how many of them
   */
  public BatchRoom(int leads, long bytes) {
    this.leads = leads;
    this.bytes = bytes;
  }

  /** Runs that once there is room: at once, or on the thread of whoever leaves. */
  void enter(int count, long size, Runnable enter) {
    Entry entry = new Entry(count, size, enter);
    synchronized (waiting) {
      if (!waiting.isEmpty() || !fits(entry)) {
        waiting.add(entry);
        return;
      }
      take(entry);
    }
    enter.run();
  }

  /** Makes room for others. */
  void leave(int count, long size) {
    List<Entry> next = new ArrayList<>();
    synchronized (waiting) {
      leadsInside -= count;
      bytesInside -= size;
      for (Entry first = waiting.peek(); first != null && fits(first); first = waiting.peek()) {
        take(waiting.remove());
        next.add(first);
      }
    }
    next.forEach(entry -> entry.enter().run());
  }

  /** Alone everyone fits. */
  private boolean fits(Entry entry) {
    return leadsInside == 0
        || (leadsInside + entry.leads() <= leads && bytesInside + entry.bytes() <= bytes);
  }

  private void take(Entry entry) {
    leadsInside += entry.leads();
    bytesInside += entry.bytes();
  }
}
