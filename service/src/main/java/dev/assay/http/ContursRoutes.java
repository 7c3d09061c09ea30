package dev.assay.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.decide.Order;
import dev.assay.decide.Unkept;
import dev.assay.rules.Scorecard;
import dev.assay.tenants.ApiKeys;
import dev.assay.tenants.LogMode;
import dev.assay.tenants.Tenant;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The Conturs API: a batch of leads in, their scores with all factors out. */
final class ContursRoutes {
  private static final String PACK = "icp-match";

  /** How the weights of a pack were found that nobody has learned anything about yet. */
  private static final String METHOD = "default";

  /** So many leads are judged on the event loop; more would keep others waiting. */
  private static final int ON_LOOP = 128;

  private final Vertx vertx;
  private final ApiKeys keys;
  private final Decisions decisions;
  private final Metrics metrics;
  private final Clock clock;

  ContursRoutes(Vertx vertx, ApiKeys keys, Decisions decisions, Metrics metrics, Clock clock) {
    this.vertx = vertx;
    this.keys = keys;
    this.decisions = decisions;
    this.metrics = metrics;
    this.clock = clock;
  }

  Map<String, Handling> handlings() {
    return Map.of("scoreLeads", this::score);
  }

  private Future<Answer> score(Call call) {
    LogMode log = log(call.query());
    ContursBody body = new ContursBody(call.json());
    Tenant tenant = body.tenant(keys);
    List<ObjectNode> leads = body.leads();
    String client = body.clientId().isEmpty() ? tenant.id().toString() : body.clientId();
    Unkept judge = decisions.unkept(tenant.id(), PACK, clock.instant());
    if (log != LogMode.NONE || judge.onTrial()) {
      return decided(judge, tenant, leads, client, log);
    }
    return leads.size() <= ON_LOOP
        ? Future.succeededFuture(unkept(judge, leads, client))
        : vertx.executeBlocking(() -> unkept(judge, leads, client), false);
  }

  private Answer unkept(Unkept judge, List<ObjectNode> leads, String client) {
    ContursScores out = new ContursScores(judge.pack().manifest(), leads.size());
    SortedMap<String, Integer> labels = new TreeMap<>();
    for (ObjectNode lead : leads) {
      Scorecard card = judge.judge(lead);
      out.add(lead, card);
      labels.merge(card.band(), 1, Integer::sum);
    }
    labels.forEach((label, count) -> metrics.decided(PACK, label, count));
    return out.answer(METHOD, client);
  }

  private Future<Answer> decided(
      Unkept judge, Tenant tenant, List<ObjectNode> leads, String client, LogMode log) {
    List<Future<Made>> made = new ArrayList<>(leads.size());
    for (ObjectNode lead : leads) {
      Order order =
          new Order(null, tenant.id(), PACK, null, null, lead, null, judge.asOf(), null, log)
              .plainly();
      made.add(decisions.decide(order, null).onSuccess(metrics::decided));
    }
    return Future.all(made)
        .map(
            all -> {
              ContursScores out = new ContursScores(judge.pack().manifest(), leads.size());
              for (int i = 0; i < leads.size(); i++) {
                out.add(leads.get(i), made.get(i).result().decision().scorecard());
              }
              Answer answer = out.answer(METHOD, client);
              return made.size() == 1 && log != LogMode.NONE
                  ? DecisionRoutes.recorded(answer, made.get(0).result())
                  : answer;
            });
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
