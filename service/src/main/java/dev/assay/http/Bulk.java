package dev.assay.http;

import dev.assay.bulk.BulkResult;
import dev.assay.bulk.BulkWork;
import dev.assay.bulk.WalkStore;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;

/** What the routes of jobs over recorded decisions stand on. */
public record Bulk(WalkStore walks, BulkResult result, BulkWork replays, BulkWork backtests) {

  static Map<String, Handling> handlings(Vertx vertx, Server.Parts parts, AsOf clock) {
    Map<String, Handling> all = new HashMap<>();
    all.putAll(new ReplayRoutes(vertx, parts, clock).handlings());
    all.putAll(new BacktestRoutes(vertx, parts, clock).handlings());
    return all;
  }
}
