package dev.assay;

import dev.assay.activation.OwnSettings;
import dev.assay.central.Central;
import dev.assay.central.Link;
import dev.assay.clients.Clients;
import dev.assay.customers.Wins;
import dev.assay.decide.Decider;
import dev.assay.decisionlog.DecisionLog;
import dev.assay.http.LearningParts;
import dev.assay.http.PackParts;
import dev.assay.learning.Learner;
import dev.assay.learning.Proposals;
import dev.assay.leases.LeaseStore;
import dev.assay.outcomes.Outcomes;
import dev.assay.rollout.Clockwork;
import dev.assay.storage.Database;
import dev.assay.storage.SqlCentralStore;
import dev.assay.storage.SqlClientStore;
import dev.assay.storage.SqlLeaseStore;
import dev.assay.storage.SqlOutcomePages;
import dev.assay.storage.SqlOutcomeStore;
import dev.assay.storage.SqlPatternStore;
import dev.assay.storage.SqlProposalStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Clients, what became of their leads, and what is learned from it, wired. */
public final class LearningWiring implements AutoCloseable {
  /** How long another node may not know of a change. */
  private static final Duration REFRESH = Duration.ofSeconds(2);

  private static final Duration LEARN = Duration.ofMinutes(1);
  private static final String TASK = "learning";

  private final LearningParts parts;
  private final Link link;
  private final LeaseStore leases;
  private final Supplier<List<UUID>> tenants;
  private final UUID nodeId;
  private final Clock clock;
  private final Clockwork clockwork = new Clockwork();

  /**
   * Wires it; nothing is read yet.
   *
   * @param central finds the weights of those tenants that it knows
   * @param tenants all there are
   * @param wins hears of each lead that became a customer
   */
  LearningWiring(
      Ground ground,
      Central central,
      DecisionLog log,
      Decider decider,
      PackParts packs,
      Supplier<List<UUID>> tenants,
      Wins wins) {
    Database database = ground.database();
    Supplier<UUID> newId = ground.ids();
    this.leases = new SqlLeaseStore(database);
    this.tenants = tenants;
    this.nodeId = ground.nodeId();
    this.clock = ground.clock();
    Clients clients =
        new Clients(
            new SqlClientStore(database), ground.keyring().hashKeys(), packs.audit(), clock, newId);
    SqlOutcomeStore told =
        new SqlOutcomeStore(
            database,
            outcome ->
                central.key(outcome.tenantId()) != null
                    && !outcome.clientId().equals(outcome.tenantId()));
    Outcomes outcomes = new Outcomes(told, log, ground.keyring(), decider, wins, clock, newId);
    OwnSettings settings = new OwnSettings(packs.activations(), packs.ownTerms());
    Proposals proposals =
        new Proposals(
            new SqlProposalStore(database),
            clients,
            settings,
            packs.tuner(),
            packs.fourEyes(),
            packs.audit(),
            clock,
            newId);
    Learner learner =
        new Learner(
            clients,
            outcomes.reader(),
            new SqlPatternStore(database),
            proposals,
            packs.activations(),
            settings);
    link =
        new Link(
            central,
            new SqlCentralStore(database),
            leases,
            clients,
            learner,
            nodeId,
            ground.keyring().hashKeys().secretFor("central"),
            clock);
    parts =
        new LearningParts(
            clients,
            outcomes,
            new SqlOutcomePages(database),
            learner,
            proposals,
            settings,
            link.accounts());
  }

  /** Reads what there is, and learns from now on. */
  public void begin() {
    parts.clients().refresh();
    clockwork.every(REFRESH, "read clients", parts.clients()::refresh);
    clockwork.every(LEARN, "learn from outcomes", this::learn);
    link.begin();
  }

  /** On one node at a time, for those whose weights are found here. */
  private void learn() {
    Instant now = clock.instant();
    if (leases.take(TASK, nodeId, now, now.plus(LEARN.multipliedBy(2))).isPresent()) {
      parts
          .learner()
          .learn(tenants.get().stream().filter(t -> !parts.accounts().serve(t)).toList());
    }
  }

  /** What the routes stand on. */
  public LearningParts parts() {
    return parts;
  }

  /** How many outcomes the central will never be told of. */
  public long lost() {
    return link.lost();
  }

  @Override
  public void close() {
    clockwork.close();
    link.close();
  }
}
