package dev.assay.cluster;

import java.util.List;

/**
 * Where a node meets the others.
 *
 * @param host the address of this machine it listens on for them; nobody else should reach it
 * @param port 0 for any free one
 * @param join addresses of others, {@code host:port}; empty for a node that waits to be joined
 */
public record Place(String host, int port, List<String> join) {
  /** Where others are looked for when their port is not named. */
  public static final int PORT = 5701;

  public Place {
    join = List.copyOf(join);
  }

  /** A node that nobody on another machine can join. */
  public static Place alone() {
    return new Place("127.0.0.1", 0, List.of());
  }
}
