package dev.assay.cluster;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the members of a cluster see of each other at a moment.
 *
 * @param reports of the members that are reachable from here
 * @param agreed the epoch all may judge by; 0 where none is agreed on yet
 * @param fences why members were shut out, by node
 * @param decides whether it is on this member to say what is agreed: the oldest one does
 */
record Sight(
    Map<UUID, NodeReport> reports, long agreed, Map<UUID, String> fences, boolean decides) {
  static final Sight NOTHING = new Sight(Map.of(), 0, Map.of(), false);

  Sight {
    reports = Map.copyOf(reports);
    fences = Map.copyOf(fences);
  }

  /** Members an epoch waits for. */
  Collection<NodeReport> counting() {
    return reports.values().stream()
        .filter(report -> report.state().counts() && fence(report.nodeId()) == null)
        .toList();
  }

  @Nullable String fence(UUID nodeId) {
    return fences.get(nodeId);
  }

  /** The newest epoch any member knows. */
  long newest() {
    return Math.max(
        agreed, reports.values().stream().mapToLong(NodeReport::prepared).max().orElse(0));
  }
}
