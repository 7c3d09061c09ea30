package dev.assay;

import com.github.f4b6a3.uuid.factory.standard.TimeOrderedEpochFactory;
import dev.assay.cluster.Cluster;
import dev.assay.cluster.Memory;
import dev.assay.control.ControlSocket;
import dev.assay.control.Upkeep;
import dev.assay.customers.CustomerSets;
import dev.assay.customers.CustomerStore;
import dev.assay.decide.Decider;
import dev.assay.decisionlog.DecisionLog;
import dev.assay.decisionlog.DecisionStore;
import dev.assay.decisionlog.LogReader;
import dev.assay.erasure.DestroyedKeys;
import dev.assay.erasure.Eraser;
import dev.assay.http.BatchRoom;
import dev.assay.http.Decisions;
import dev.assay.http.DraftParts;
import dev.assay.http.Jobs;
import dev.assay.http.Metrics;
import dev.assay.http.PackParts;
import dev.assay.http.Server;
import dev.assay.idempotency.Idempotency;
import dev.assay.intake.Intake;
import dev.assay.intake.reference.ReferenceData;
import dev.assay.kept.Keeper;
import dev.assay.kept.Kept;
import dev.assay.kept.KeptFile;
import dev.assay.kept.KeptTenants;
import dev.assay.keys.Keyring;
import dev.assay.keys.MasterKeySource;
import dev.assay.leads.LeadMemory;
import dev.assay.leads.Refresher;
import dev.assay.outside.Messenger;
import dev.assay.proof.CheckpointFile;
import dev.assay.proof.Checkpoints;
import dev.assay.proof.HeadFile;
import dev.assay.proof.LogArchive;
import dev.assay.proof.LogKeys;
import dev.assay.proof.LogVerification;
import dev.assay.proof.Prover;
import dev.assay.rollout.Clockwork;
import dev.assay.rules.RulePack;
import dev.assay.storage.DataFolder;
import dev.assay.storage.Database;
import dev.assay.storage.DatabaseWatch;
import dev.assay.storage.SqlBatchStore;
import dev.assay.storage.SqlClaimStore;
import dev.assay.storage.SqlCourseStore;
import dev.assay.storage.SqlCustomerStore;
import dev.assay.storage.SqlDecisionStore;
import dev.assay.storage.SqlDraftStore;
import dev.assay.storage.SqlFairnessStore;
import dev.assay.storage.SqlJobStore;
import dev.assay.storage.SqlLeadStore;
import dev.assay.storage.SqlLeaseStore;
import dev.assay.storage.SqlLogArchive;
import dev.assay.storage.SqlLookUpStore;
import dev.assay.storage.SqlOverrideStore;
import dev.assay.storage.SqlRegistry;
import dev.assay.storage.SqlTenantStore;
import dev.assay.tenants.ApiKeys;
import dev.assay.tenants.IssuedKey;
import dev.assay.tenants.Role;
import dev.assay.tenants.Sessions;
import dev.assay.tenants.Tenant;
import dev.assay.tenants.TenantStore;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One node, wired. The only place that reads the clock of the machine and makes ids at random; what
 * is opened here is closed in reverse order.
 */
public final class App implements AutoCloseable {
  /** How many bytes of decisions may wait for their commit before callers are told to wait. */
  private static final long WAITING_BYTES = 64L << 20;

  /** How much older than it is the last known good may be told to be. */
  private static final Duration KEEPING = Duration.ofSeconds(5);

  /** How late a score may be computed that is due. */
  private static final Duration SCORES = Duration.ofSeconds(1);

  /**
   * How many leads of batches, and bytes of them, may be decided on at a time: so few that neither
   * their keys nor their decisions fill what the log lets wait.
   */
  private static final int BATCH_LEADS = 4_096;

  private static final long BATCH_BYTES = 8L << 20;

  /** How long a head of the log may stay unsigned. */
  private static final Duration UNSIGNED = Duration.ofSeconds(5);

  private final Opened opened = new Opened();
  private final Config config;
  private final ApiKeys keys;
  private volatile @Nullable String madeOperatorKey;
  private final int port;

  /**
   * Starts a node; returns when it answers.
   *
   * @throws RuntimeException with what is wrong when it cannot start; nothing stays open then
   */
  public static App start(Config config) {
    return start(config, Clock.systemUTC());
  }

  /** The same by another clock. */
  public static App start(Config config, Clock clock) {
    return new App(config, clock);
  }

  private App(Config config, Clock clock) {
    this.config = config;
    SecureRandom random = new SecureRandom();
    Supplier<UUID> ids =
        TimeOrderedEpochFactory.builder().withIncrementPlus1().withClock(clock).build()::create;
    try {
      // Neither needs the database, and each takes as long to get ready.
      CompletableFuture<List<RulePack>> compiled = meanwhile("packs", PackWiring::shipped);
      CompletableFuture<Intake> read = meanwhile("reference", () -> new Intake(reference(config)));
      DataFolder folder = new DataFolder(config.data());
      MasterKeySource masterKey = new MasterKeySource(config.masterKey(), folder.masterKey());
      Ground ground = Ground.open(folder, config.databaseUrl(), masterKey, random, ids);
      Database database = open(ground.database());
      Keyring keyring = ground.keyring();
      Kept kept = ground.kept();
      UUID nodeId = folder.nodeId(ids);
      LogArchive archive = new SqlLogArchive(database);
      LogKeys logKeys = new LogKeys(keyring.hashKeys()::secretFor);
      CheckpointFile checkpointFile = new CheckpointFile(folder.checkpoints());
      Checkpoints checkpoints =
          open(Checkpoints.unsigned(archive, checkpointFile, logKeys, nodeId, UNSIGNED));
      HeadFile head = open(HeadFile.beside(checkpointFile, nodeId));
      DecisionStore store = new SqlDecisionStore(database);
      DecisionLog log =
          open(
              DecisionLog.unclaimed(
                  store, keyring, nodeId, ids.get(), clock, head::note, WAITING_BYTES));
      DatabaseWatch watch = open(new DatabaseWatch(database, log::failedSince));
      DestroyedKeys destroyed = new DestroyedKeys(folder.destroyedKeys());
      Eraser eraser = open(Eraser.unreconciled(store, log, keyring, destroyed, clock));
      open(
          new ControlSocket(
              DataFolder.control(config.data()), new Upkeep(database, keyring, masterKey)));
      Memory memory = PackWiring.memory(database);
      Cluster cluster = open(cluster(ground, nodeId, memory, clock));
      KeptTenants known = new KeptTenants(new SqlTenantStore(database), kept);
      TenantStore tenants = cluster.announced(known);
      keys = new ApiKeys(tenants, keyring.hashKeys().secretFor("API keys"), clock, ids, random);
      Sessions sessions =
          new Sessions(keys, tenants, keyring.hashKeys().secretFor("sessions"), clock, ids);

      LogReader reader = new LogReader(store, keyring);
      PackWiring packs =
          open(
              new PackWiring(
                  PackWiring.stores(database, memory),
                  cluster::activator,
                  PackWiring.seal(keyring, config.trustedPackKeys()),
                  made(compiled),
                  () -> made(read),
                  reader,
                  clock,
                  ids));
      memory.foresee(packs.foresight()::expect);
      CustomerStore customerStore = new SqlCustomerStore(database);
      CustomerSets customerSets = new CustomerSets(customerStore);
      Decider decider =
          new Decider(
              () -> {
                cluster.requireAdmission();
                return packs.activations().current();
              },
              packs.choices(),
              packs.watch(),
              customerSets::of,
              log,
              clock,
              ids);
      Idempotency idempotency =
          open(new Idempotency(new SqlClaimStore(database), keyring, clock, ids));
      PackParts packParts = packs.parts();
      DraftParts drafts =
          DraftWiring.of(
              new SqlDraftStore(database),
              packs,
              reader,
              packs::intake,
              () -> keys.tenants().stream().map(Tenant::id).toList(),
              memory::foretell,
              clock,
              ids);
      Messenger messenger = open(new Messenger(config.webhookReach()));
      WebhookWiring events =
          open(
              new WebhookWiring(
                  database, keyring, packParts.audit(), messenger, nodeId, random, clock, ids));
      CustomerWiring customers =
          open(
              new CustomerWiring(
                  customerStore, customerSets, packs::intake, packParts.audit(), clock, ids));
      LeadMemory leadMemory =
          open(
              new LeadMemory(
                  new SqlLeadStore(database),
                  new SqlCourseStore(database),
                  new SqlLookUpStore(database),
                  new SqlOverrideStore(database),
                  new SqlLeaseStore(database),
                  log,
                  keyring,
                  packs::intake,
                  decider,
                  packs.activations(),
                  packParts.ownTerms(),
                  packParts.audit(),
                  customers.customers()::won,
                  nodeId,
                  clock,
                  ids));
      Refresher refresher = leadMemory.refresher();
      Clockwork scores = open(new Clockwork());
      LearningWiring learning =
          open(
              new LearningWiring(
                  config.central(),
                  database,
                  log,
                  keyring,
                  decider,
                  packParts,
                  () -> keys.tenants().stream().map(Tenant::id).toList(),
                  customers.customers()::won,
                  nodeId,
                  clock,
                  ids));
      EnrichmentWiring enrichment =
          open(
              new EnrichmentWiring(
                  database,
                  keyring,
                  packParts.audit(),
                  messenger,
                  packs::intake,
                  leadMemory.lookUps(),
                  nodeId,
                  clock,
                  ids));
      QuotaWiring quota = open(new QuotaWiring(database, clock));
      Metrics metrics = new Metrics();
      Jobs jobs =
          JobWiring.of(
              new SqlJobStore(database),
              new SqlBatchStore(database),
              new SqlFairnessStore(database),
              keyring,
              packs::intake,
              decider,
              log,
              eraser,
              packParts.library(),
              leadMemory.leads().overrides(),
              metrics,
              clock);
      open(jobs.runner());
      FirstContact contact =
          open(
              new FirstContact(
                  List.of(
                      ground::settle,
                      checkpoints::begin,
                      log::claim,
                      eraser::reconcile,
                      known::release,
                      keys::refresh,
                      sessions::refresh,
                      this::firstOperator,
                      packs::begin,
                      customers::begin,
                      memory::release,
                      jobs.runner()::begin,
                      events::begin,
                      learning::begin,
                      quota::begin,
                      enrichment::begin,
                      () -> scores.every(SCORES, "compute scores that are due", refresher::run))));
      if (kept == null) {
        contact.make();
      } else {
        memory.keep(kept);
        packs.node().resume(kept.epoch(), kept.changes());
      }
      Meters.of(
          metrics, packParts.library(), log, checkpoints, decider, learning, enrichment, events);

      Server.Parts parts =
          new Server.Parts(
              keys,
              sessions,
              packParts,
              drafts,
              new Decisions(
                  packs::intake,
                  decider,
                  log,
                  packs.replayer(),
                  packParts.library(),
                  leadMemory.leads().overrides()),
              leadMemory.leads(),
              customers.customers(),
              learning.parts(),
              enrichment.parts(),
              quota.quota(),
              new Prover(archive, checkpoints, logKeys),
              LogVerification.of(archive, List.of(checkpointFile), logKeys),
              eraser,
              idempotency,
              new BatchRoom(BATCH_LEADS, BATCH_BYTES),
              jobs,
              events.parts(),
              cluster::nodes,
              metrics,
              clock,
              ids,
              () -> notReady(cluster, contact, watch, log));
      port = listen(parts);
      open(() -> cluster.drain(config.cluster().drain()));
      cluster.join(packs.node(), keys, sessions, url());
      if (kept != null) {
        contact.makeLater();
      }
      if (!database.isEmbedded()) {
        Keeper keeper =
            new Keeper(
                new KeptFile(folder.lastKnownGood()),
                keyring,
                packs.activations()::current,
                memory.packs(),
                memory.tunings(),
                memory.references(),
                known,
                new Keeper.Sources(keys::mark, sessions::ended, cluster::uncertainMillis),
                clock);
        open(new Clockwork()).every(KEEPING, "keep the last known good", keeper::run);
      }
    } catch (Throwable e) { // a port in use comes as a checked exception that nobody declares
      close();
      throw e;
    }
  }

  /** Only nodes that opened the same database with the same master key find together. */
  private Cluster cluster(Ground ground, UUID nodeId, Memory memory, Clock clock) {
    byte[] secret = ground.keyring().hashKeys().secretFor("cluster");
    Kept kept = ground.kept();
    return Cluster.start(
        config.cluster().place(),
        "assay-" + HexFormat.of().formatHex(secret, 0, 16),
        nodeId,
        new SqlRegistry(ground.database()),
        memory,
        config.cluster().maxStaleness(),
        kept == null ? null : kept.age(clock.instant()),
        clock);
  }

  private static List<String> notReady(
      Cluster cluster, FirstContact contact, DatabaseWatch watch, DecisionLog log) {
    List<String> reasons = new ArrayList<>(cluster.notReady());
    contact.reason().ifPresent(reasons::add);
    watch.reason().ifPresent(reasons::add);
    if (log.waitingBytes() >= WAITING_BYTES) {
      reasons.add("the decision log is full");
    }
    return reasons;
  }

  private static ReferenceData reference(Config config) {
    return config.referenceData() == null
        ? ReferenceData.bundled()
        : ReferenceData.load(config.referenceData());
  }

  private static <T> CompletableFuture<T> meanwhile(String what, Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, task -> new Thread(task, what).start());
  }

  private static <T> T made(CompletableFuture<T> work) {
    try {
      return work.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Address of this node, without a slash at its end. */
  public String url() {
    return "http://" + config.host() + ":" + port;
  }

  public ApiKeys keys() {
    return keys;
  }

  /** The operator key that was made because there was none; it can be read only here. */
  public Optional<String> madeOperatorKey() {
    return Optional.ofNullable(madeOperatorKey);
  }

  /** Finishes what was begun, commits it, and closes everything. */
  @Override
  public void close() {
    opened.close();
  }

  private void firstOperator() {
    String given = config.adminKey();
    if (given != null) {
      keys.adoptOperator(given);
    } else if (!keys.hasOperator()) {
      IssuedKey made = keys.issue(null, "operator", EnumSet.of(Role.OPERATOR));
      madeOperatorKey = made.secret();
    }
  }

  private int listen(Server.Parts parts) {
    int loops = Runtime.getRuntime().availableProcessors();
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops));
    open(() -> vertx.close().await());
    // A negative port is a free one that all servers of the deployment share.
    int wanted = config.port() == 0 ? -1 : config.port();
    Queue<Server> servers = new ConcurrentLinkedQueue<>();
    Supplier<Server> server =
        () -> {
          Server next = new Server(config.host(), wanted, parts);
          servers.add(next);
          return next;
        };
    vertx.deployVerticle(server, new DeploymentOptions().setInstances(loops)).await();
    return servers.element().actualPort();
  }

  private <T extends AutoCloseable> T open(T resource) {
    return opened.add(resource);
  }
}
