package dev.assay.events;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells those who listen on this node that there are new events, whichever node sent them.
 * Thread-safe.
 */
public final class Feed {
  private final EventStore events;
  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
  private long newest;

  public Feed(EventStore events) {
    this.events = events;
  }

  /** Somebody who reads events as they come. Both calls return at once, and throw nothing. */
  public interface Listener {
    /** There may be events it has not read. */
    void more();

    /** The node ends. */
    void end();
  }

  public void add(Listener listener) {
    listeners.add(listener);
  }

  public void remove(Listener listener) {
    listeners.remove(listener);
  }

  /** Looks for new events, if anybody listens. Blocks. */
  public synchronized void look() {
    if (listeners.isEmpty()) {
      return;
    }
    long now = events.newest();
    if (now > newest) {
      newest = now;
      listeners.forEach(Listener::more);
    }
  }

  /** Sends everybody away. */
  public void end() {
    listeners.forEach(Listener::end);
  }
}
