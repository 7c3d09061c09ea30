package dev.assay.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.central.Accounts;
import dev.assay.clients.Client;
import dev.assay.clients.Clients;
import dev.assay.clients.Method;
import dev.assay.decide.Order;
import dev.assay.decide.Unkept;
import dev.assay.rules.Scorecard;
import dev.assay.rules.WeightSet;
import dev.assay.tenants.ApiKeys;
import dev.assay.tenants.LogMode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The Conturs API: a batch of leads in, their scores with all factors out. */
final class ContursRoutes {
  private static final String PACK = "icp-match";

  /** So many leads are judged on the event loop; more would keep others waiting. */
  private static final int ON_LOOP = 128;

  private final Vertx vertx;
  private final ApiKeys keys;
  private final Clients clients;
  private final Accounts accounts;
  private final RateLimit rate;
  private final Lanes lanes;
  private final Allowance allowance;
  private final Decisions decisions;
  private final Metrics metrics;
  private final Clock clock;

  ContursRoutes(
      Vertx vertx,
      ApiKeys keys,
      LearningParts learning,
      RateLimit rate,
      Lanes lanes,
      Allowance allowance,
      Decisions decisions,
      Metrics metrics,
      Clock clock) {
    this.vertx = vertx;
    this.keys = keys;
    this.clients = learning.clients();
    this.accounts = learning.accounts();
    this.rate = rate;
    this.lanes = lanes;
    this.allowance = allowance;
    this.decisions = decisions;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * For whom leads are scored, and by what.
   *
   * @param weights null for the tenant's
   */
  private record Account(
      UUID tenantId, String clientId, Method method, @Nullable WeightSet weights) {}

  Map<String, Handling> handlings() {
    return Map.of("scoreLeads", this::score);
  }

  private Future<Answer> score(Call call) {
    LogMode log = log(call.query());
    ContursBody body = new ContursBody(call);
    ContursBody.Caller caller = body.account(keys);
    rate.take(caller.tenant(), call.request().response());
    List<ObjectNode> leads = body.leads();
    return lanes.pass(
        caller.tenant().plan().lane(),
        () ->
            allowance.scored(caller.tenant(), leads.size(), () -> score(caller, body, leads, log)));
  }

  private Future<Answer> score(
      ContursBody.Caller caller, ContursBody body, List<ObjectNode> leads, LogMode log) {
    UUID tenantId = caller.tenant().id();
    boolean elsewhere = accounts.serve(tenantId) && body.clientId().isEmpty() && body.hasAddress();
    return elsewhere
        ? Future.fromCompletionStage(
                accounts.ready(tenantId, body.email(), caller.who()), Vertx.currentContext())
            .compose(ready -> score(tenantId, body, leads, log))
        : score(tenantId, body, leads, log);
  }

  private Future<Answer> score(
      UUID tenantId, ContursBody body, List<ObjectNode> leads, LogMode log) {
    Client registered = client(tenantId, body);
    WeightSet weights = registered == null ? null : registered.weights();
    Unkept judge = decisions.unkept(tenantId, PACK, clock.instant(), weights);
    Account account =
        new Account(
            tenantId, id(tenantId, body, registered), method(tenantId, registered, judge), weights);
    if (log != LogMode.NONE || judge.onTrial()) {
      return decided(judge, account, leads, log);
    }
    return leads.size() <= ON_LOOP
        ? Future.succeededFuture(unkept(judge, leads, account))
        : vertx.executeBlocking(() -> unkept(judge, leads, account), false);
  }

  /** The one that is named, else that of the account; null where none of the kind is registered. */
  private @Nullable Client client(UUID tenantId, ContursBody body) {
    if (body.clientId().isEmpty()) {
      return clients.ofAccount(tenantId, body.email());
    }
    UUID id = JsonId.find(body.clientId());
    return id == null ? null : clients.find(tenantId, id);
  }

  private static String id(UUID tenantId, ContursBody body, @Nullable Client registered) {
    if (!body.clientId().isEmpty()) {
      return body.clientId();
    }
    return (registered == null ? tenantId : registered.id()).toString();
  }

  /** Whoever has no weights of its own is judged by the tenant's, which may have been learned. */
  private Method method(UUID tenantId, @Nullable Client registered, Unkept judge) {
    if (registered != null && registered.weights() != null) {
      return registered.method();
    }
    Client own = clients.find(tenantId, tenantId);
    WeightSet learned = own == null ? null : own.weights();
    return own != null && learned != null && learned.version() == judge.terms().weightsVersion()
        ? own.method()
        : Method.DEFAULT;
  }

  private Answer unkept(Unkept judge, List<ObjectNode> leads, Account account) {
    ContursScores out = new ContursScores(judge.pack().manifest(), leads.size());
    SortedMap<String, Integer> labels = new TreeMap<>();
    for (ObjectNode lead : leads) {
      if (judge.refuses(lead)) {
        out.addOptedOut(lead);
        continue;
      }
      Scorecard card = judge.judge(lead);
      out.add(lead, card);
      labels.merge(card.band(), 1, Integer::sum);
    }
    labels.forEach((label, count) -> metrics.decided(PACK, label, count));
    return out.answer(account.method().json(), account.clientId());
  }

  private Future<Answer> decided(
      Unkept judge, Account account, List<ObjectNode> leads, LogMode log) {
    return InTurn.of(vertx, leads, ON_LOOP, lead -> made(judge, account, lead, log))
        .map(
            made -> {
              ContursScores out = new ContursScores(judge.pack().manifest(), leads.size());
              for (int i = 0; i < leads.size(); i++) {
                ObjectNode lead = leads.get(i);
                made.get(i)
                    .ifPresentOrElse(
                        each -> out.add(lead, each.decision().scorecard()),
                        () -> out.addOptedOut(lead));
              }
              Answer answer = out.answer(account.method().json(), account.clientId());
              return made.size() == 1 && log != LogMode.NONE
                  ? made.get(0).map(only -> DecisionRoutes.recorded(answer, only)).orElse(answer)
                  : answer;
            });
  }

  /** Nothing for a lead whose person opted out. */
  private Future<Optional<Made>> made(Unkept judge, Account account, ObjectNode lead, LogMode log) {
    if (judge.refuses(lead)) {
      return Future.succeededFuture(Optional.empty());
    }
    Order order =
        new Order(null, account.tenantId(), PACK, null, null, lead, null, judge.asOf(), null, log)
            .plainly()
            .weighedBy(account.weights());
    return decisions
        .decide(order, null, Leave.COUNTED)
        .onSuccess(metrics::decided)
        .map(Optional::of);
  }

  /** Nothing is kept unless a call says so: that is what this service promises its clients. */
  private static LogMode log(Query query) {
    String asked = query.text("log");
    LogMode mode = asked == null ? LogMode.NONE : LogMode.find(asked);
    if (mode == null) {
      throw new Refusal(Kind.INVALID_REQUEST, "log must be lossless, bounded or none");
    }
    return mode;
  }
}
