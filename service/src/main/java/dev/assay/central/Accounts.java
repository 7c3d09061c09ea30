package dev.assay.central;

import dev.assay.audit.Who;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.clients.Client;
import dev.assay.clients.Clients;
import dev.assay.learning.Learner;
import dev.assay.learning.Lesson;
import dev.assay.outside.Away;
import dev.assay.outside.NoAnswerException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the weights of accounts told by the central: when an account first asks for scores, and now
 * and then while it does. They become a version of the tenant's weights, as if they had been
 * learned here; while the central is away the last ones judge. Thread-safe; nothing here blocks,
 * except where it says so.
 */
public final class Accounts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);

  /** For so long weights are not asked for again. */
  private static final Duration FRESH = Duration.ofMinutes(10);

  /** Nobody waits longer for weights. */
  private static final Duration WAIT = Duration.ofSeconds(2);

  private static final int AT_A_TIME = 4;

  /** So many accounts at most are asked about. */
  private static final int MOST_UNDER_WAY = 1_000;

  private static final CompletionStage<@Nullable Void> AT_ONCE =
      CompletableFuture.completedFuture(null);

  private final Central central;
  private final CentralStore store;
  private final Clients clients;
  private final Learner learner;
  private final @Nullable ConfigApi api;
  private final Away away;
  private final Clock clock;
  private final Map<UUID, Known> known = new ConcurrentHashMap<>();
  private final Map<Account, CompletableFuture<@Nullable Void>> underWay =
      new ConcurrentHashMap<>();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          AT_A_TIME,
          task -> {
            Thread made = new Thread(task, "central");
            made.setDaemon(true);
            return made;
          });

  private record Account(UUID tenantId, String address) {}

  /**
   * Asks nothing yet.
   *
   * @param api null where there is no central
   */
  Accounts(
      Central central,
      CentralStore store,
      Clients clients,
      Learner learner,
      @Nullable ConfigApi api,
      Away away,
      Clock clock) {
    this.central = central;
    this.store = store;
    this.clients = clients;
    this.learner = learner;
    this.api = api;
    this.away = away;
    this.clock = clock;
  }

  /** Remembers what the central said before. Blocks. */
  void begin() {
    store.all().forEach(each -> known.put(each.clientId(), each));
  }

  /** Whether the central finds the weights of a tenant's accounts. */
  public boolean serve(UUID tenantId) {
    return central.key(tenantId) != null;
  }

  /** How the central knows a client; null where it has not been heard. */
  public @Nullable Known known(UUID clientId) {
    return known.get(clientId);
  }

  /**
   * Completes when leads of an account can be judged: at once where its weights are known, else
   * when the central has said them, or soon though it has not. Never fails.
   */
  public CompletionStage<@Nullable Void> ready(UUID tenantId, String address, Who who) {
    Client client = clients.ofAccount(tenantId, address);
    Known last = client == null ? null : known.get(client.id());
    if (last != null && clock.instant().isBefore(last.askedOn().plus(FRESH))) {
      return AT_ONCE;
    }
    CompletionStage<@Nullable Void> asked = ask(tenantId, address, who);
    return last == null ? asked : AT_ONCE;
  }

  /** Asks; completes when the central has answered, or soon though it has not. Never fails. */
  public CompletionStage<@Nullable Void> ask(UUID tenantId, String address, Who who) {
    if (!away.isOver() || underWay.size() >= MOST_UNDER_WAY) {
      return AT_ONCE;
    }
    Account account = new Account(tenantId, address);
    return underWay
        .computeIfAbsent(
            account, each -> CompletableFuture.runAsync(() -> look(each, who), threads))
        .handle((done, failed) -> (Void) null)
        .completeOnTimeout(null, WAIT.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Blocks. */
  private void look(Account account, Who who) {
    try {
      if (away.isOver()) {
        learn(account, who);
      }
    } catch (NoAnswerException e) {
      if (away.failed(e.pause())) {
        LOG.warn("the central Config API is away: {}", e.getMessage());
      }
    } catch (RuntimeException e) {
      LOG.warn("weights of an account could not be kept", e);
    } finally {
      underWay.remove(account);
    }
  }

  private void learn(Account account, Who who) {
    UUID tenantId = account.tenantId();
    Client client = clients.register(tenantId, account.address(), who).client();
    Weights said =
        Objects.requireNonNull(api)
            .weights(
                Objects.requireNonNull(central.key(tenantId)),
                account.address(),
                learner.factors(tenantId));
    away.answered();
    learner.adopt(client, new Lesson(said.method(), said.weights(), provenance(said)));
    Known now =
        new Known(
            tenantId,
            client.id(),
            said.centralId(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    store.put(now);
    known.put(client.id(), now);
  }

  private String provenance(Weights said) {
    CanonicalWriter out = new CanonicalWriter().beginObject().key("central").beginObject();
    out.key("client_id").value(said.centralId());
    out.key("url").value(String.valueOf(central.url()));
    return new String(out.endObject().endObject().toBytes(), StandardCharsets.UTF_8);
  }

  /** Waits for what is under way. Never interrupts: H2 closes its file under such a thread. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
        LOG.warn("what was asked was not answered within 30 s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
