package dev.assay.http;

import dev.assay.activation.OwnSettings;
import dev.assay.central.Accounts;
import dev.assay.clients.Clients;
import dev.assay.learning.Learner;
import dev.assay.learning.Proposals;
import dev.assay.outcomes.OutcomePages;
import dev.assay.outcomes.Outcomes;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;

/** What the routes about clients, outcomes and learned weights stand on. */
public record LearningParts(
    Clients clients,
    Outcomes outcomes,
    OutcomePages outcomePages,
    Learner learner,
    Proposals proposals,
    OwnSettings settings,
    Accounts accounts) {

  Map<String, Handling> handlings(Vertx vertx, Server.Parts parts, AsOf clock) {
    Map<String, Handling> all = new HashMap<>();
    all.putAll(
        new ConfigRoutes(vertx, parts.keys(), parts.decisions(), this, parts.clock()).handlings());
    all.putAll(
        new ClientRoutes(vertx, this, parts.decisions(), parts.erasures(), parts.clock())
            .handlings());
    all.putAll(new OutcomeRoutes(vertx, this, parts.packs().activations(), clock).handlings());
    all.putAll(new ProposalRoutes(vertx, this).handlings());
    return all;
  }
}
