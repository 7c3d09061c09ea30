package dev.assay;

import dev.assay.cluster.Cluster;
import dev.assay.cluster.Memory;
import dev.assay.control.ControlSocket;
import dev.assay.control.Upkeep;
import dev.assay.http.Server;
import dev.assay.intake.Intake;
import dev.assay.intake.reference.ReferenceData;
import dev.assay.kept.Keeper;
import dev.assay.kept.Kept;
import dev.assay.rollout.Clockwork;
import dev.assay.rules.RulePack;
import dev.assay.storage.DataFolder;
import dev.assay.storage.SqlRegistry;
import dev.assay.tenants.ApiKeys;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * A node with its port and its neighbours. The only place that reads the clock of the machine; what
 * is opened here is closed in reverse order.
 */
public final class App implements AutoCloseable {
  /** How much older than it is the last known good may be told to be. */
  private static final Duration KEEPING = Duration.ofSeconds(5);

  private final Opened opened = new Opened();
  private final Config config;
  private final Node node;
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
    try {
      // Neither needs the database, and each takes as long to get ready.
      CompletableFuture<List<RulePack>> compiled = meanwhile("packs", PackWiring::shipped);
      CompletableFuture<Intake> read = meanwhile("reference", () -> new Intake(reference(config)));
      Ground ground = opened.add(Ground.open(config, clock));
      opened.add(
          new ControlSocket(
              DataFolder.control(config.data()),
              new Upkeep(ground.database(), ground.keyring(), ground.masterKey(), ground.audit())));
      Memory memory = PackWiring.memory(ground.database());
      Cluster cluster = opened.add(cluster(ground, memory));
      node =
          opened.add(
              new Node(
                  config, Limits.USUAL, ground, memory, cluster, made(compiled), () -> made(read)));
      node.begin();
      port = listen(node.parts());
      opened.add(() -> cluster.drain(config.cluster().drain()));
      cluster.join(node.packs().node(), node.keys(), node.sessions(), url());
      opened.add(cluster.share(node.parts().rates()));
      node.catchUp();
      if (!ground.database().isEmbedded()) {
        Keeper keeper = node.keeper(cluster::uncertainMillis);
        opened.add(new Clockwork()).every(KEEPING, "keep the last known good", keeper::run);
      }
    } catch (Throwable e) { // a port in use comes as a checked exception that nobody declares
      close();
      throw e;
    }
  }

  /** Only nodes that opened the same database with the same master key find together. */
  private Cluster cluster(Ground ground, Memory memory) {
    byte[] secret = ground.keyring().hashKeys().secretFor("cluster");
    Kept kept = ground.kept();
    return Cluster.start(
        config.cluster().place(),
        "assay-" + HexFormat.of().formatHex(secret, 0, 16),
        ground.nodeId(),
        new SqlRegistry(ground.database()),
        memory,
        config.cluster().maxStaleness(),
        kept == null ? null : kept.age(ground.clock().instant()),
        ground.clock());
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
    return node.keys();
  }

  /** The operator key that was made because there was none; it can be read only here. */
  public Optional<String> madeOperatorKey() {
    return node.madeOperatorKey();
  }

  /** Finishes what was begun, commits it, and closes everything. */
  @Override
  public void close() {
    opened.close();
  }

  private int listen(Server.Parts parts) {
    int loops = Runtime.getRuntime().availableProcessors();
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops));
    opened.add(() -> vertx.close().await());
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
}
