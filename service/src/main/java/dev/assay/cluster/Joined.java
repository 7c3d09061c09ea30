package dev.assay.cluster;

import dev.assay.activation.NodeActivation;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** The others and this node among them, once it has joined. */
record Joined(UUID nodeId, Board board, Convergence convergence, Lookout lookout, Clock clock)
    implements AutoCloseable {
  /** A node that is not reachable, but was seen in the database within this time, is there. */
  private static final Duration THERE = Duration.ofSeconds(3);

  /** How long a node that is not reachable is shown as it was seen last. */
  private static final Duration SHOWN = Duration.ofMinutes(2);

  /** Returns when an epoch is in force on all nodes. Blocks. */
  void activate(NodeActivation node, long epoch) {
    if (everywhere(node, epoch)) {
      return;
    }
    convergence.known(epoch);
    board.announce();
    if (!convergence.await(() -> everywhere(node, epoch), Convergence.PATIENCE.multipliedBy(2))) {
      throw new ServiceException(
          ErrorCode.UNAVAILABLE,
          "Epoch %d is written, but not in force on all nodes yet; see /v1/cluster."
              .formatted(epoch));
    }
  }

  /** Whether every node that answers requests judges by an epoch or a later one. */
  private boolean everywhere(NodeActivation node, long epoch) {
    return node.current().epoch() >= epoch
        && convergence.sight().counting().stream()
            .allMatch(member -> member.nodeId().equals(nodeId) || member.epoch() >= epoch)
        && unreachable(THERE).stream()
            .map(Registry.Seen::report)
            .allMatch(other -> !other.state().counts() || other.epoch() >= epoch);
  }

  private List<Registry.Seen> unreachable(Duration within) {
    Instant since = clock.instant().minus(within);
    Sight sight = convergence.sight();
    return lookout.seen().stream()
        .filter(seen -> !sight.reports().containsKey(seen.report().nodeId()))
        .filter(seen -> !seen.report().nodeId().equals(nodeId) && seen.at().isAfter(since))
        .toList();
  }

  /**
   * Tells the others of tenants and keys; whether they all knew of them in that time. Blocks.
   *
   * @param written how much is to be known
   */
  boolean announce(long written, Duration within) {
    board.announce();
    return convergence.await(
        () ->
            convergence.sight().counting().stream()
                .allMatch(
                    member -> member.nodeId().equals(nodeId) || member.directory() >= written),
        within);
  }

  /** Every node there is, by id; those that are not reachable from here as they were seen last. */
  List<NodeView> nodes() {
    List<NodeView> nodes = new ArrayList<>();
    nodes.add(new NodeView(convergence.report(), true, null));
    convergence.sight().reports().values().stream()
        .filter(report -> !report.nodeId().equals(nodeId))
        .forEach(report -> nodes.add(new NodeView(report, true, null)));
    unreachable(SHOWN).forEach(seen -> nodes.add(new NodeView(seen.report(), false, seen.at())));
    nodes.sort(Comparator.comparing(node -> node.report().nodeId()));
    return nodes;
  }

  @Override
  public void close() {
    convergence.close();
    lookout.close();
  }
}
