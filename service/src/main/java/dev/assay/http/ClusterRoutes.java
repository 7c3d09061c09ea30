package dev.assay.http;

import dev.assay.activation.Refused;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.cluster.NodeReport;
import dev.assay.cluster.NodeView;
import dev.assay.packs.Line;
import dev.assay.tenants.Tenant;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Shows every node there is, and by what it judges. */
final class ClusterRoutes {
  private final Supplier<List<NodeView>> nodes;

  /**
   * Tells of all nodes.
   *
   * @param nodes never blocks
   */
  ClusterRoutes(Supplier<List<NodeView>> nodes) {
    this.nodes = nodes;
  }

  Map<String, Handling> handlings() {
    return Map.of("getCluster", this::cluster);
  }

  private Future<Answer> cluster(Call call) {
    List<NodeView> all = nodes.get();
    long epoch = all.stream().mapToLong(node -> node.report().prepared()).max().orElse(0);
    boolean converged =
        all.stream().filter(NodeView::reachable).allMatch(node -> node.report().epoch() == epoch);
    CanonicalWriter out = new CanonicalWriter().beginObject();
    out.key("epoch").value(epoch).key("converged").value(converged).key("nodes").beginArray();
    all.forEach(node -> write(out, node, call.principal().tenant()));
    return Future.succeededFuture(Answer.ok(out.endArray().endObject()));
  }

  private static void write(CanonicalWriter out, NodeView node, @Nullable Tenant asking) {
    NodeReport report = node.report();
    out.beginObject().key("node_id").value(report.nodeId().toString());
    out.key("address").value(report.address()).key("url").value(report.url());
    out.key("reachable").value(node.reachable()).key("seen_on");
    Json.text(out, node.seenOn() == null ? null : node.seenOn().toString());
    out.key("state").value(report.state().json());
    Json.text(out.key("reason"), report.reason());
    out.key("epoch").value(report.epoch()).key("prepared_epoch").value(report.prepared());
    out.key("staleness_ms").value(report.staleMillis()).key("packs").beginObject();
    report.packs().forEach((pack, hash) -> out.key(pack).value(hash));
    out.endObject().key("refused").beginArray();
    for (Refused refused : report.refused()) {
      Line line = refused.line();
      if (asking == null || line.isBase() || line.owner().equals(asking.id())) {
        out.beginObject().key("pack").value(line.pack()).key("line").value(line.json());
        out.key("tenant_id");
        Json.text(out, line.isBase() ? null : line.owner().toString());
        out.key("reason").value(refused.why()).endObject();
      }
    }
    out.endArray().endObject();
  }
}
