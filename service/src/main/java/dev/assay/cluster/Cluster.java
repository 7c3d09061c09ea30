package dev.assay.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import dev.assay.activation.Activator;
import dev.assay.activation.NodeActivation;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.rate.Rates;
import dev.assay.tenants.ApiKeys;
import dev.assay.tenants.Sessions;
import dev.assay.tenants.TenantStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node among the others; a node that is alone is a cluster of one. It starts beside the rest
 * of the node, and until it has joined, this node is on its own and judges nobody.
 */
public final class Cluster implements Neighbours, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);

  /** How long a change of tenants or keys waits for all nodes to know of it. */
  private static final Duration HEARD = Duration.ofSeconds(3);

  private static final Duration JOINED = Duration.ofMinutes(2);

  private final UUID nodeId;
  private final Registry registry;
  private final Clock clock;
  private final Freshness freshness;
  private final Admission admission;
  private final boolean resumes;
  private final Bell pulse;
  private final Memory memory;
  private final CompletableFuture<HazelcastInstance> starting;
  private volatile @Nullable Joined joined;

  private Cluster(
      UUID nodeId,
      Registry registry,
      Memory memory,
      Freshness freshness,
      boolean resumes,
      Clock clock,
      Config config) {
    this.nodeId = nodeId;
    this.registry = registry;
    this.memory = memory;
    this.clock = clock;
    this.freshness = freshness;
    this.resumes = resumes;
    this.admission = new Admission(freshness, resumes);
    this.pulse = new Bell("pulse", Duration.ofSeconds(1), freshness::beat);
    pulse.start();
    this.starting =
        CompletableFuture.supplyAsync(
            () -> Hazelcast.newHazelcastInstance(config),
            task -> new Thread(task, "hazelcast").start());
  }

  /**
   * Starts to look for the others.
   *
   * @param name of the cluster; only nodes that know the same one find together
   * @param maxStaleness how long this node may judge without knowing whether anything newer is in
   *     force; zero where it may not
   * @param keptFor how long ago that was certain which this node resumes by, since the database is
   *     away; null where it is there
   */
  public static Cluster start(
      Place place,
      String name,
      UUID nodeId,
      Registry registry,
      Memory memory,
      Duration maxStaleness,
      @Nullable Duration keptFor,
      Clock clock) {
    Config config = Member.config(name, place, nodeId);
    memory.configure(config);
    Freshness freshness =
        keptFor == null
            ? new Freshness(System::nanoTime, maxStaleness)
            : Freshness.resumed(System::nanoTime, maxStaleness, keptFor);
    return new Cluster(nodeId, registry, memory, freshness, keptFor != null, clock, config);
  }

  /** Before it has joined, it brings epochs into force on this node only. */
  @Override
  public Activator activator(NodeActivation node) {
    return epoch -> {
      Joined now = joined;
      if (now == null) {
        node.flip(node.prepare(epoch));
      } else {
        now.activate(node, epoch);
      }
    };
  }

  @Override
  public TenantStore announced(TenantStore tenants) {
    return new AnnouncedTenants(tenants, this::announceDirectory);
  }

  private void announceDirectory() {
    Joined now = joined;
    if (now == null) {
      return;
    }
    if (!now.announce(registry.marks().directory(), HEARD)) {
      LOG.warn("not all nodes know yet of a change of tenants or keys");
    }
  }

  /**
   * Joins the others, and returns when this node judges by what is in force.
   *
   * @param url where callers reach it
   */
  public void join(NodeActivation node, ApiKeys keys, Sessions sessions, String url) {
    HazelcastInstance hazelcast = starting.join();
    memory.share(hazelcast);
    Board board =
        new Board(
            hazelcast,
            () -> tell(now -> now.convergence().wake()),
            () -> tell(now -> now.lookout().lookSoon()));
    SelfReport self = new SelfReport(nodeId, board.address(), url, keys::mark);
    Convergence convergence = new Convergence(node, board, freshness, admission, self);
    Lookout lookout =
        new Lookout(
            registry,
            freshness,
            clock,
            convergence::report,
            marks -> {
              if (marks.directory() > keys.mark()) {
                keys.refresh();
              }
              sessions.refresh();
              convergence.known(marks.epoch());
              convergence.wake();
            });
    joined = new Joined(nodeId, board, convergence, lookout, clock);
    lookout.lookSoon();
    admission.want();
    convergence.wake();
    if (!convergence.await(() -> admission.in() || (resumes && freshness.stale()), JOINED)) {
      throw new IllegalStateException(
          "this node did not come to judge by what is in force within " + JOINED);
    }
  }

  /** Has the nodes tell each other how many requests they let through, until it is closed. */
  public AutoCloseable share(Rates rates) {
    return new RateNews(starting.join(), rates, clock);
  }

  private void tell(Consumer<Joined> what) {
    Joined now = joined;
    if (now != null) {
      what.accept(now);
    }
  }

  @Override
  public void requireAdmission() {
    String refusal = admission.refusal();
    if (refusal != null) {
      throw new ServiceException(ErrorCode.UNAVAILABLE, "Ask another node: " + refusal + ".");
    }
  }

  @Override
  public boolean admitted() {
    return admission.refusal() == null;
  }

  /** How long ago this node was certain last that nothing newer is in force. Never blocks. */
  public long uncertainMillis() {
    return freshness.staleMillis();
  }

  @Override
  public List<String> notReady() {
    List<String> reasons = new ArrayList<>();
    if (admission.isDraining()) {
      reasons.add("this node is draining");
    }
    String refusal = admission.refusal();
    if (refusal != null) {
      reasons.add(refusal);
    }
    if (freshness.databaseAway()) {
      reasons.add("the database is away");
    }
    return reasons;
  }

  @Override
  public List<NodeView> nodes() {
    Joined now = joined;
    return now == null ? List.of() : now.nodes();
  }

  /** From now on no requests should be sent here; returns when the others had time to notice. */
  public void drain(Duration time) {
    admission.drain();
    Joined now = joined;
    if (now != null) {
      now.convergence().wake();
      if (now.board().size() > 1) {
        pause(time);
      }
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Leaves the others; what this node held for them, they take over. */
  @Override
  public void close() {
    admission.drain();
    Joined now = joined;
    if (now != null) {
      now.close();
      if (!freshness.databaseAway()) {
        forget();
      }
    }
    pulse.close();
    starting.handle((hazelcast, failure) -> hazelcast).thenAccept(Cluster::shutDown).join();
  }

  private void forget() {
    try {
      registry.remove(nodeId);
    } catch (RuntimeException e) {
      LOG.warn("the database was not told that this node leaves", e);
    }
  }

  private static void shutDown(@Nullable HazelcastInstance hazelcast) {
    if (hazelcast != null) {
      hazelcast.shutdown();
    }
  }
}
