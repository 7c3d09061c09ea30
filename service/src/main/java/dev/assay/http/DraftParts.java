package dev.assay.http;

import dev.assay.drafts.Drafts;
import dev.assay.drafts.Origins;
import dev.assay.drafts.RealCases;
import dev.assay.drafts.Reviews;
import dev.assay.gate.Gate;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;

/** What the routes about drafts stand on. */
public record DraftParts(
    Drafts drafts, Origins origins, Gate gate, Reviews reviews, RealCases realCases) {

  Map<String, Handling> handlings(Vertx vertx) {
    DraftDesk desk = new DraftDesk(vertx, drafts, origins);
    Map<String, Handling> all = new HashMap<>();
    all.putAll(new DraftRoutes(desk).handlings());
    all.putAll(new DraftFileRoutes(desk).handlings());
    all.putAll(new ReviewRoutes(desk, gate, reviews, realCases, origins).handlings());
    return all;
  }
}
