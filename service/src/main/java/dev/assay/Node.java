package dev.assay;

import dev.assay.cluster.Memory;
import dev.assay.cluster.Neighbours;
import dev.assay.decide.Decider;
import dev.assay.decide.OptedOut;
import dev.assay.http.BatchRoom;
import dev.assay.http.Decisions;
import dev.assay.http.Jobs;
import dev.assay.http.Lanes;
import dev.assay.http.Metrics;
import dev.assay.http.PackParts;
import dev.assay.http.Server;
import dev.assay.idempotency.Idempotency;
import dev.assay.intake.Intake;
import dev.assay.kept.Keeper;
import dev.assay.kept.Kept;
import dev.assay.kept.KeptFile;
import dev.assay.outside.Messenger;
import dev.assay.rate.Rates;
import dev.assay.rules.RulePack;
import dev.assay.storage.SqlClaimStore;
import dev.assay.storage.Uncounted;
import dev.assay.tenants.ApiKeys;
import dev.assay.tenants.Sessions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * All rooms of a node, wired on their ground: whatever answers requests, without a port of its own.
 */
public final class Node implements AutoCloseable {
  /**
   * How many leads of batches, and bytes of them, may be decided on at a time: so few that neither
   * their keys nor their decisions fill what the log lets wait.
   */
  private static final int BATCH_LEADS = 4_096;

  private static final long BATCH_BYTES = 8L << 20;

  /**
   * How many requests that score are worked on at once: most of that time they wait for the log.
   */
  private static final int AT_ONCE = 512;

  /** How many more may wait in each lane. */
  private static final int IN_A_LANE = 4_096;

  private final Opened opened = new Opened();
  private final Ground ground;
  private final Memory memory;
  private final Neighbours neighbours;
  private final KeyWiring keys;
  private final LogWiring log;
  private final PackWiring packs;
  private final CustomerWiring customers;
  private final LeadWiring leads;
  private final FirstContact contact;
  private final Server.Parts parts;

  /**
   * Wires it; it judges nobody yet.
   *
   * @param memory the stores of what judges
   * @param compiled packs that need not be compiled again
   * @param read reads with the reference data of this build
   */
  public Node(
      Config config,
      Limits limits,
      Ground ground,
      Memory memory,
      Neighbours neighbours,
      List<RulePack> compiled,
      Supplier<Intake> read) {
    this.ground = ground;
    this.memory = memory;
    this.neighbours = neighbours;
    keys = new KeyWiring(ground, neighbours, config.adminKey());
    Uncounted uncounted = new Uncounted();
    log = opened.add(new LogWiring(ground, limits, uncounted::add));
    packs =
        opened.add(
            new PackWiring(
                PackWiring.stores(ground.database(), memory),
                neighbours::activator,
                PackWiring.seal(ground.keyring(), config.trustedPackKeys()),
                compiled,
                read,
                log.reader(),
                ground.clock(),
                ground.ids()));
    memory.foresee(packs.foresight()::expect);
    PackParts packParts = packs.parts();
    customers = opened.add(new CustomerWiring(ground, packs::intake, packParts.audit()));
    Decider decider = decider();
    Idempotency idempotency =
        opened.add(
            new Idempotency(
                new SqlClaimStore(ground.database()),
                ground.keyring(),
                ground.clock(),
                ground.ids()));
    Messenger messenger = opened.add(new Messenger(config.webhookReach()));
    WebhookWiring events = opened.add(new WebhookWiring(ground, packParts.audit(), messenger));
    leads =
        opened.add(
            new LeadWiring(
                ground, limits.scores(), log.log(), decider, packs, keys.keys(), customers.wins()));
    LearningWiring learning =
        opened.add(
            new LearningWiring(
                ground,
                config.central(),
                log.log(),
                decider,
                packParts,
                keys::tenantIds,
                customers.wins()));
    EnrichmentWiring enrichment =
        opened.add(
            new EnrichmentWiring(
                ground, packParts.audit(), messenger, packs::intake, leads.memory().lookUps()));
    QuotaWiring quota = opened.add(new QuotaWiring(ground));
    RetentionWiring retention = opened.add(new RetentionWiring(ground, log.eraser()));
    OverviewWiring overview = opened.add(new OverviewWiring(ground, uncounted));
    Metrics metrics = new Metrics();
    BulkWiring bulk = opened.add(new BulkWiring(ground, packs, log.reader()));
    Jobs jobs =
        JobWiring.of(
            ground,
            packs::intake,
            decider,
            log.log(),
            log.eraser(),
            packParts.library(),
            leads.memory().leads().overrides(),
            bulk.bulk(),
            metrics,
            neighbours::admitted);
    opened.add(jobs.runner());
    List<Runnable> steps = new ArrayList<>(List.of(ground::settle));
    steps.addAll(log.beginnings());
    steps.addAll(keys.beginnings());
    steps.addAll(
        List.of(
            packs::begin,
            customers::begin,
            memory::release,
            jobs.runner()::begin,
            events::begin,
            learning::begin,
            quota::begin,
            overview::begin,
            retention::begin,
            enrichment::begin,
            leads::begin));
    contact = opened.add(new FirstContact(steps));
    Meters.of(
        metrics,
        packParts.library(),
        log.log(),
        log.checkpoints(),
        decider,
        learning,
        enrichment,
        events);
    parts =
        new Server.Parts(
            keys.keys(),
            keys.sessions(),
            packParts,
            DraftWiring.of(ground, packs, log.reader(), keys::tenantIds, memory::foretell),
            new Decisions(
                packs::intake,
                decider,
                log.log(),
                packs.replayer(),
                packParts.library(),
                leads.memory().leads().overrides()),
            packs.explain(log.reader(), leads.memory().leads().overrides()),
            leads.memory().leads(),
            customers.customers(),
            learning.parts(),
            enrichment.parts(),
            quota.quota(),
            new Rates(ground.nodeId()),
            new Lanes(AT_ONCE, IN_A_LANE),
            overview.overviews(),
            log.prover(),
            log.verification(),
            log.erasures(),
            log.holds(),
            keys.optingOut(),
            retention.retentions(),
            idempotency,
            new BatchRoom(BATCH_LEADS, BATCH_BYTES),
            jobs,
            events.parts(),
            neighbours::nodes,
            metrics,
            ground.clock(),
            ground.ids(),
            this::notReady);
  }

  private Decider decider() {
    return new Decider(
        () -> {
          neighbours.requireAdmission();
          return packs.activations().current();
        },
        packs.choices(),
        packs.watch(),
        customers.sets()::of,
        new OptedOut(keys.optingOut()::of, ground.keyring().hashKeys()),
        log.log(),
        ground.clock(),
        ground.ids());
  }

  /** Brings into force what the database has; where it is away, what was kept of it. Blocks. */
  public void begin() {
    Kept kept = ground.kept();
    if (kept == null) {
      contact.make();
    } else {
      memory.keep(kept);
      packs.node().resume(kept.epoch(), kept.changes());
    }
  }

  /** Goes on with a database that was away at the beginning, as soon as it is back. */
  void catchUp() {
    if (ground.kept() != null) {
      contact.makeLater();
    }
  }

  /**
   * What keeps that by which this node could start without its database.
   *
   * @param uncertainMillis how long ago it was certain last that nothing newer is in force
   */
  Keeper keeper(LongSupplier uncertainMillis) {
    return new Keeper(
        new KeptFile(ground.folder().lastKnownGood()),
        ground.keyring(),
        packs.activations()::current,
        memory.packs(),
        memory.tunings(),
        memory.references(),
        keys.tenants(),
        new Keeper.Sources(keys.keys()::mark, keys.sessions()::ended, uncertainMillis),
        ground.clock());
  }

  public ApiKeys keys() {
    return keys.keys();
  }

  public Sessions sessions() {
    return keys.sessions();
  }

  public PackWiring packs() {
    return packs;
  }

  public LeadWiring leads() {
    return leads;
  }

  /** What its server stands on. */
  public Server.Parts parts() {
    return parts;
  }

  /** The operator key that was made because there was none. */
  Optional<String> madeOperatorKey() {
    return keys.madeOperatorKey();
  }

  /** Finishes what was begun, and commits it. */
  @Override
  public void close() {
    opened.close();
  }

  private List<String> notReady() {
    List<String> reasons = new ArrayList<>(neighbours.notReady());
    contact.reason().ifPresent(reasons::add);
    reasons.addAll(log.notReady());
    return reasons;
  }
}
