package dev.assay.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.activation.OwnSettings;
import dev.assay.audit.Who;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.central.Accounts;
import dev.assay.clients.Client;
import dev.assay.clients.Clients;
import dev.assay.decide.Unkept;
import dev.assay.learning.Learner;
import dev.assay.outcomes.Outcome;
import dev.assay.outcomes.Outcomes;
import dev.assay.outcomes.Rewards;
import dev.assay.rules.FactorSpec;
import dev.assay.storage.Outage;
import dev.assay.tenants.ApiKeys;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The Config API of Conturs: which weights an account has, and what became of its leads. */
final class ConfigRoutes {
  private final Vertx vertx;
  private final ApiKeys keys;
  private final Decisions decisions;
  private final Clients clients;
  private final Outcomes outcomes;
  private final Learner learner;
  private final OwnSettings settings;
  private final Accounts accounts;
  private final Clock clock;

  ConfigRoutes(
      Vertx vertx, ApiKeys keys, Decisions decisions, LearningParts learning, Clock clock) {
    this.vertx = vertx;
    this.keys = keys;
    this.decisions = decisions;
    this.clients = learning.clients();
    this.outcomes = learning.outcomes();
    this.learner = learning.learner();
    this.settings = learning.settings();
    this.accounts = learning.accounts();
    this.clock = clock;
  }

  Map<String, Handling> handlings() {
    return Map.of("configureClient", this::configure, "giveFeedback", this::feedback);
  }

  private Future<Answer> configure(Call call) {
    ContursBody body = new ContursBody(call);
    ContursBody.Caller caller = body.account(keys);
    String address = body.email();
    if (!body.hasAddress()) {
      throw ContursBody.invalid("email must be an address");
    }
    UUID tenantId = caller.tenant().id();
    return vertx.executeBlocking(() -> configured(tenantId, address, caller.who()), false);
  }

  private Answer configured(UUID tenantId, String address, Who who) {
    Clients.Registered registered = clients.register(tenantId, address, who);
    Client client =
        accounts.serve(tenantId)
            ? told(registered.client(), address, who)
            : learned(registered.client());
    CanonicalWriter out = new CanonicalWriter().beginObject();
    out.key("client_id").value(client.id().toString());
    weights(out.key("weights"), decisions, client, clock);
    out.key("method").value(client.method().json());
    return Answer.ok(out.key("is_new_client").value(registered.isNew()).endObject());
  }

  /** With the database away, whoever is known is answered by what is known. */
  private Client learned(Client client) {
    try {
      return learner.learn(client);
    } catch (RuntimeException e) {
      if (Outage.isBehind(e)) {
        return client;
      }
      throw e;
    }
  }

  /** With what the central says of it, if it says so soon. */
  private Client told(Client client, String address, Who who) {
    accounts.ask(client.tenantId(), address, who).toCompletableFuture().join();
    return Objects.requireNonNullElse(clients.find(client.tenantId(), client.id()), client);
  }

  /** All weights in force for a client, in the order of the pack. */
  static void weights(CanonicalWriter out, Decisions decisions, Client client, Clock clock) {
    Unkept judge =
        decisions.unkept(client.tenantId(), Outcomes.PACK, clock.instant(), client.weights());
    List<FactorSpec> factors = judge.pack().manifest().factors();
    out.beginObject();
    for (int i = 0; i < factors.size(); i++) {
      out.key(factors.get(i).key()).value(judge.terms().weight(i));
    }
    out.endObject();
  }

  private Future<Answer> feedback(Call call) {
    ContursBody body = new ContursBody(call);
    ContursBody.Caller caller = body.caller(keys);
    UUID tenantId = caller.tenant().id();
    Outcome action = body.action();
    String leadId = body.leadId();
    ObjectNode lead = body.lead();
    UUID id = JsonId.find(body.clientId());
    return vertx.executeBlocking(
        () -> {
          Client client = client(tenantId, id, caller.who());
          outcomes.record(
              new Outcomes.Told(tenantId, client.id(), leadId, action, null, lead, caller.who()));
          double reward = Rewards.of(settings.of(tenantId)).of(action);
          CanonicalWriter out = new CanonicalWriter().beginObject();
          out.key("status").value("recorded").key("reward").value(reward);
          return Answer.ok(out.endObject());
        },
        false);
  }

  /** A tenant's id stands for the tenant's own client, as in the answers of scoring. */
  private Client client(UUID tenantId, @Nullable UUID id, Who who) {
    if (tenantId.equals(id)) {
      return clients.own(tenantId, who);
    }
    Client client = id == null ? null : clients.find(tenantId, id);
    if (client == null) {
      throw new Refusal(Kind.NOT_FOUND, "Unknown client_id");
    }
    return client;
  }
}
