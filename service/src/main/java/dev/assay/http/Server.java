package dev.assay.http;

import dev.assay.cluster.NodeView;
import dev.assay.customers.Customers;
import dev.assay.erasure.Erasures;
import dev.assay.erasure.Holds;
import dev.assay.idempotency.Idempotency;
import dev.assay.leads.Leads;
import dev.assay.overview.Overviews;
import dev.assay.proof.LogVerification;
import dev.assay.proof.Prover;
import dev.assay.quota.Quota;
import dev.assay.rate.Rates;
import dev.assay.retention.Retentions;
import dev.assay.tenants.ApiKeys;
import dev.assay.tenants.OptingOut;
import dev.assay.tenants.Sessions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Listens for requests on one event loop; several of them share one port. */
public final class Server extends VerticleBase {
  private static final int IDLE_SECONDS = 60;
  private static final int LAST_ANSWERS_SECONDS = 10;
  private static final int WORTH_COMPRESSING = 2048;

  private final String host;
  private final int port;
  private final Parts parts;
  private @Nullable HttpServer server;

  /**
   * A server that listens once it is deployed.
   *
   * @param port a negative one is any that is free, the same for all servers of a deployment
   */
  public Server(String host, int port, Parts parts) {
    this.host = host;
    this.port = port;
    this.parts = parts;
  }

  /**
   * What the routes stand on; all of it is shared by all servers of a node.
   *
   * @param batchRoom smaller than what may wait for keys and for the commit
   * @param ids names requests that bring no name
   * @param nodes all nodes as this one sees them; never blocks
   * @param notReady why no requests should be sent to this node; never blocks
   */
  public record Parts(
      ApiKeys keys,
      Sessions sessions,
      PackParts packs,
      DraftParts drafts,
      Decisions decisions,
      ExplainParts explain,
      Leads leads,
      Customers customers,
      LearningParts learning,
      EnrichmentParts enrichment,
      Quota quota,
      Rates rates,
      Lanes lanes,
      Overviews overviews,
      Prover prover,
      LogVerification verification,
      Erasures erasures,
      Holds holds,
      OptingOut optingOut,
      Retentions retentions,
      Idempotency idempotency,
      BatchRoom batchRoom,
      Jobs jobs,
      EventParts events,
      Supplier<List<NodeView>> nodes,
      Metrics metrics,
      Clock clock,
      Supplier<UUID> ids,
      Supplier<List<String>> notReady) {}

  @Override
  public Future<?> start() {
    HttpServerOptions options =
        new HttpServerOptions()
            .setIdleTimeout(IDLE_SECONDS)
            .setHandle100ContinueAutomatically(true)
            .setCompressionSupported(true)
            .setCompressionContentSizeThreshold(WORTH_COMPRESSING);
    HttpServer created = vertx.createHttpServer(options).requestHandler(router(vertx, parts));
    server = created;
    return created.listen(port, host);
  }

  /** Takes no more requests, and answers those it has begun. */
  @Override
  public Future<?> stop() {
    parts.events().feed().end(); // no stream ends by itself
    return server == null
        ? Future.succeededFuture()
        : server.shutdown(LAST_ANSWERS_SECONDS, TimeUnit.SECONDS);
  }

  /** The port it listens on, once it does. */
  public int actualPort() {
    return server == null ? port : server.actualPort();
  }

  /** All routes over these parts. */
  static Router router(Vertx vertx, Parts parts) {
    Contract contract = Contract.load();
    Authentication authentication = new Authentication(parts.keys(), parts.sessions());
    Api api =
        new Api(
            contract,
            authentication,
            new RateLimit(parts.rates(), parts.clock()),
            parts.lanes(),
            new Once(parts.idempotency(), parts.keys()),
            new RequestId(parts.ids()),
            parts.metrics());
    return api.router(vertx, handlings(vertx, parts, contract));
  }

  private static Map<String, Handling> handlings(Vertx vertx, Parts parts, Contract contract) {
    SimilarityJson similarities = new SimilarityJson(parts.customers());
    DecisionJson json = new DecisionJson(parts.packs().library()::atHand, similarities);
    AsOf clock = new AsOf(parts.clock());
    Allowance allowance = new Allowance(parts.quota(), parts.clock());
    Map<String, Handling> all = new HashMap<>();
    all.putAll(new LeadFlagsRoutes(parts.decisions(), allowance, parts.metrics()).handlings());
    all.putAll(
        new ContursRoutes(
                vertx,
                parts.keys(),
                parts.learning(),
                new RateLimit(parts.rates(), parts.clock()),
                parts.lanes(),
                allowance,
                parts.decisions(),
                parts.metrics(),
                parts.clock())
            .handlings());
    all.putAll(parts.learning().handlings(vertx, parts, clock));
    all.putAll(new EnrichmentRoutes(vertx, parts.enrichment()).handlings());
    all.putAll(
        new DecisionRoutes(parts.decisions(), allowance, json, clock, parts.metrics()).handlings());
    all.putAll(new BatchRoutes(vertx, parts, allowance, json, clock).handlings());
    all.putAll(new FairnessRoutes(vertx, parts).handlings());
    all.putAll(Bulk.handlings(vertx, parts, clock));
    all.putAll(new JobRoutes(vertx, parts.jobs(), parts.clock()).handlings());
    all.putAll(new RecordRoutes(vertx, parts.decisions(), parts.explain(), json).handlings());
    all.putAll(new SearchRoutes(parts.decisions()).handlings());
    all.putAll(new OverviewRoutes(vertx, parts.overviews(), parts.clock()).handlings());
    all.putAll(new HistoryRoutes(vertx, parts.decisions(), parts.explain()).handlings());
    all.putAll(
        new PrivacyRoutes(
                vertx,
                parts.decisions(),
                parts.leads(),
                parts.learning().outcomes().reader().held(),
                parts.erasures(),
                json,
                parts.clock())
            .handlings());
    all.putAll(
        new HoldRoutes(vertx, parts.decisions(), parts.holds(), parts.erasures()).handlings());
    all.putAll(new OptOutRoutes(vertx, parts.decisions(), parts.optingOut()).handlings());
    all.putAll(new RetentionRoutes(vertx, parts.retentions()).handlings());
    all.putAll(new OverrideRoutes(vertx, parts.leads(), clock).handlings());
    all.putAll(new LeadRoutes(vertx, parts.leads(), allowance, clock).handlings());
    all.putAll(new LeadPages(vertx, parts.leads().reader(), clock).handlings());
    all.putAll(new OwnerRoutes(vertx, parts.leads()).handlings());
    all.putAll(
        new CustomerRoutes(vertx, parts.customers(), parts.decisions(), new Schemas(contract))
            .handlings());
    all.putAll(
        new SimilarityRoutes(vertx, parts.customers(), parts.decisions(), similarities)
            .handlings());
    all.putAll(parts.packs().handlings(vertx, parts.clock(), parts.decisions()));
    all.putAll(parts.drafts().handlings(vertx));
    all.putAll(new LogRoutes(vertx, parts.prover(), parts.verification()).handlings());
    all.putAll(new TenantRoutes(vertx, parts.keys()).handlings());
    all.putAll(new PlanRoutes(vertx, parts.keys(), parts.quota(), parts.clock()).handlings());
    all.putAll(new AllowListRoutes(vertx, parts.keys()).handlings());
    all.putAll(new SessionRoutes(vertx, parts.keys(), parts.sessions()).handlings());
    all.putAll(new ClusterRoutes(parts.nodes()).handlings());
    all.putAll(parts.events().handlings(vertx, parts.keys()));
    all.putAll(
        new OperationsRoutes(
                parts.notReady(),
                () -> parts.packs().activations().current().refused(),
                parts.metrics(),
                contract.document())
            .handlings());
    return all;
  }
}
