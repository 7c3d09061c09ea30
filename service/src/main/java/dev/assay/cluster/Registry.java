package dev.assay.cluster;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the database knows of the nodes: they find each other here when they cannot otherwise. */
public interface Registry {

  /** How far the database has come. Blocks. */
  Marks marks();

  /** Says that a node is there. Blocks. */
  void put(NodeReport report, Instant now);

  /** What nodes said of themselves since a time, by id. Blocks. */
  List<Seen> seen(Instant since);

  /** Says that a node has left. Blocks. */
  void remove(UUID nodeId);

  /** What a node said of itself, and when. */
  record Seen(NodeReport report, Instant at) {}
}
