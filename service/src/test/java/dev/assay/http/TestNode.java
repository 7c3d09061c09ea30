package dev.assay.http;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.assay.CustomerWiring;
import dev.assay.DraftWiring;
import dev.assay.EnrichmentWiring;
import dev.assay.JobWiring;
import dev.assay.LearningWiring;
import dev.assay.PackWiring;
import dev.assay.WebhookWiring;
import dev.assay.activation.Activator;
import dev.assay.activation.InMemoryActivationStore;
import dev.assay.audit.InMemoryAuditStore;
import dev.assay.central.Central;
import dev.assay.cluster.NodeReport;
import dev.assay.cluster.NodeState;
import dev.assay.cluster.NodeView;
import dev.assay.customers.CustomerSets;
import dev.assay.customers.CustomerStore;
import dev.assay.decide.Decider;
import dev.assay.decisionlog.DecisionLog;
import dev.assay.decisionlog.InMemoryStore;
import dev.assay.decisionlog.LogReader;
import dev.assay.drafts.DraftStore;
import dev.assay.drafts.InMemoryDraftStore;
import dev.assay.erasure.DestroyedKeys;
import dev.assay.erasure.Eraser;
import dev.assay.events.Sender;
import dev.assay.idempotency.Idempotency;
import dev.assay.idempotency.InMemoryClaimStore;
import dev.assay.intake.Intake;
import dev.assay.intake.reference.ReferenceData;
import dev.assay.keys.Keyring;
import dev.assay.keys.Lookup;
import dev.assay.keys.MasterKeySource;
import dev.assay.leads.LeadMemory;
import dev.assay.outside.Messenger;
import dev.assay.outside.Reach;
import dev.assay.packs.InMemoryPackStore;
import dev.assay.packs.Line;
import dev.assay.packs.PackSeal;
import dev.assay.packs.PackVersion;
import dev.assay.proof.CheckpointFile;
import dev.assay.proof.Checkpoints;
import dev.assay.proof.InMemoryArchive;
import dev.assay.proof.LogKeys;
import dev.assay.proof.LogVerification;
import dev.assay.proof.Prover;
import dev.assay.quota.Quota;
import dev.assay.reference.InMemoryReferenceStore;
import dev.assay.rollout.InMemoryScheduleStore;
import dev.assay.rollout.InMemoryTallyStore;
import dev.assay.storage.DataFolder;
import dev.assay.storage.Database;
import dev.assay.storage.SqlBatchStore;
import dev.assay.storage.SqlCourseStore;
import dev.assay.storage.SqlCustomerStore;
import dev.assay.storage.SqlFairnessStore;
import dev.assay.storage.SqlJobStore;
import dev.assay.storage.SqlLeadStore;
import dev.assay.storage.SqlLeaseStore;
import dev.assay.storage.SqlLookUpStore;
import dev.assay.storage.SqlOverrideStore;
import dev.assay.storage.SqlTenantStore;
import dev.assay.storage.SqlUsageStore;
import dev.assay.tenants.ApiKeys;
import dev.assay.tenants.IssuedKey;
import dev.assay.tenants.MovableClock;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Sessions;
import dev.assay.tenants.Tenant;
import dev.assay.tenants.TenantStore;
import dev.assay.tuning.InMemoryFourEyes;
import dev.assay.weights.InMemoryTuningStore;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** A whole server on a free port, with its stores in memory. */
final class TestNode implements AutoCloseable {
  static final String OPERATOR_KEY = "operator-key-of-the-test-node-0001";

  final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T09:00:00Z"));
  final List<String> notReady = new CopyOnWriteArrayList<>();
  final ApiKeys keys;
  final UUID nodeId;
  final Server.Parts parts;
  final Http http;

  private final Vertx vertx = Vertx.vertx();
  final PackWiring packs;
  final DraftStore drafts = new InMemoryDraftStore();
  private final Idempotency idempotency;
  private final Database jobs;
  private final WebhookWiring webhooks;
  final LeadMemory leadMemory;
  final CustomerWiring customers;
  private final LearningWiring learning;
  private final EnrichmentWiring enrichment;
  private final Messenger messenger = new Messenger(Reach.allowing(List.of("127.0.0.1")));
  private final DecisionLog log;
  private final Checkpoints checkpoints;

  private TestNode(long waitingBytes) {
    Random random = new Random(20261122);
    Supplier<UUID> ids = () -> new UUID(random.nextLong(), random.nextLong());
    jobs = database();
    TenantStore tenants = new SqlTenantStore(jobs);
    keys = new ApiKeys(tenants, new byte[32], clock, ids, new SecureRandom());
    keys.adoptOperator(OPERATOR_KEY);
    Intake intake = new Intake(ReferenceData.bundled());
    InMemoryStore store = new InMemoryStore();
    Supplier<UUID> newId = UuidCreator::getTimeOrderedEpochPlus1;
    String masterKey = Base64.getEncoder().encodeToString(new byte[32]);
    Keyring keyring =
        Keyring.open(
            store, new MasterKeySource(masterKey, Path.of("none")), new SecureRandom(), newId);
    nodeId = newId.get();
    log =
        new DecisionLog(
            store, keyring, nodeId, newId.get(), Clock.systemUTC(), head -> {}, waitingBytes);
    InMemoryArchive archive = new InMemoryArchive(store, nodeId);
    LogKeys logKeys = new LogKeys(keyring.hashKeys()::secretFor);
    CheckpointFile file = new CheckpointFile(temporary());
    checkpoints = new Checkpoints(archive, file, logKeys, nodeId, Duration.ofHours(1));
    InMemoryAuditStore audit = new InMemoryAuditStore();
    packs =
        new PackWiring(
            new PackWiring.Stores(
                new InMemoryPackStore(audit),
                new InMemoryTuningStore(audit),
                new InMemoryReferenceStore(audit),
                new InMemoryActivationStore(audit),
                audit,
                new InMemoryTallyStore(),
                new InMemoryScheduleStore(audit),
                new InMemoryFourEyes(audit)),
            Activator::alone,
            new PackSeal(new byte[32], List.of()),
            PackWiring.shipped(),
            () -> intake,
            new LogReader(store, keyring),
            clock,
            newId);
    packs.begin();
    PackParts packParts = packs.parts();
    CustomerStore customerStore = new SqlCustomerStore(jobs);
    CustomerSets customerSets = new CustomerSets(customerStore);
    customers =
        new CustomerWiring(
            customerStore, customerSets, packs::intake, packParts.audit(), clock, newId);
    customers.begin();
    Decider decider =
        new Decider(
            packs.activations()::current,
            packs.choices(),
            packs.watch(),
            customerSets::of,
            log,
            clock,
            newId);
    idempotency = new Idempotency(new InMemoryClaimStore(), keyring, clock, newId);
    webhooks =
        new WebhookWiring(
            jobs, keyring, packParts.audit(), messenger, nodeId, new SecureRandom(), clock, newId);
    webhooks.begin();
    Metrics metrics = new Metrics();
    metrics.gauge("assay.log.waiting.bytes", "Waiting", log::waitingBytes);
    metrics.total("assay.decisions.lost", "Lost", decider::lost);
    Eraser eraser = new Eraser(store, log, keyring, new DestroyedKeys(temporary()), clock);
    leadMemory =
        new LeadMemory(
            new SqlLeadStore(jobs),
            new SqlCourseStore(jobs),
            new SqlLookUpStore(jobs),
            new SqlOverrideStore(jobs),
            new SqlLeaseStore(jobs),
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
            newId);
    learning =
        new LearningWiring(
            Central.NONE,
            jobs,
            log,
            keyring,
            decider,
            packParts,
            List::of,
            customers.customers()::won,
            nodeId,
            clock,
            newId);
    enrichment =
        new EnrichmentWiring(
            jobs,
            keyring,
            packParts.audit(),
            messenger,
            packs::intake,
            leadMemory.lookUps(),
            nodeId,
            clock,
            newId);
    enrichment.begin();
    parts =
        new Server.Parts(
            keys,
            new Sessions(keys, tenants, new byte[32], clock, ids),
            packParts,
            DraftWiring.of(
                drafts,
                packs,
                new LogReader(store, keyring),
                packs::intake,
                () -> keys.tenants().stream().map(Tenant::id).toList(),
                text -> {},
                clock,
                newId),
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
            new Quota(new SqlUsageStore(jobs)),
            new Prover(archive, checkpoints, logKeys),
            LogVerification.of(archive, List.of(file), logKeys),
            eraser,
            idempotency,
            new BatchRoom(4_096, 8 << 20),
            JobWiring.of(
                new SqlJobStore(jobs),
                new SqlBatchStore(jobs),
                new SqlFairnessStore(jobs),
                keyring,
                packs::intake,
                decider,
                log,
                eraser,
                packParts.library(),
                leadMemory.leads().overrides(),
                metrics,
                clock),
            webhooks.parts(),
            this::nodes,
            metrics,
            clock,
            ids,
            () -> List.copyOf(notReady));
    parts.jobs().runner().begin();
    Server server = new Server("127.0.0.1", 0, parts);
    vertx.deployVerticle(server).await();
    http = new Http(server.actualPort());
  }

  private List<NodeView> nodes() {
    NodeReport self =
        new NodeReport(
            nodeId,
            "127.0.0.1:5701",
            "http://127.0.0.1:8080",
            NodeState.READY,
            null,
            packs.activations().current().epoch(),
            packs.activations().current().epoch(),
            0,
            Map.of("lead-quality", "sha256:00"),
            packs.activations().current().refused(),
            20);
    return List.of(new NodeView(self, true, null));
  }

  private static Database database() {
    try {
      return Database.embedded(new DataFolder(Files.createTempDirectory("test-node")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path temporary() {
    try {
      Path file = Files.createTempFile("test-node", "");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static TestNode start() {
    return new TestNode(64L << 20);
  }

  /** One whose log takes nothing. */
  static TestNode full() {
    return new TestNode(0);
  }

  Tenant tenant(Plan plan) {
    return keys.create("acme " + plan.json(), plan);
  }

  /** The secret of a new key. */
  String key(Tenant tenant, Role... roles) {
    return issue(tenant, roles).secret();
  }

  IssuedKey issue(Tenant tenant, Role... roles) {
    return keys.issue(tenant.id(), "test", EnumSet.copyOf(Set.of(roles)));
  }

  /** Publishes lead-quality with another version on a line, its text changed by some words. */
  PackVersion publish(Line line, String version, String... replaced) {
    return TestPacks.publish(packs, line, version, replaced);
  }

  /** Lets events be read that were written by now. */
  void sendEvents() {
    SqlLeaseStore leases = new SqlLeaseStore(jobs);
    new Sender(parts.events().store(), leases, nodeId, clock, () -> {}).run();
  }

  boolean eraseLead(Tenant tenant, String leadId) {
    return !parts
        .eraser()
        .erase(tenant.id(), Lookup.LEAD_ID, leadId)
        .toCompletableFuture()
        .join()
        .isNothing();
  }

  @Override
  public void close() {
    vertx.close().await();
    learning.close();
    enrichment.close();
    leadMemory.close();
    parts.jobs().runner().close();
    webhooks.close();
    messenger.close();
    customers.close();
    jobs.close();
    parts.eraser().close();
    idempotency.close();
    log.close();
    checkpoints.close();
    packs.close();
  }
}
