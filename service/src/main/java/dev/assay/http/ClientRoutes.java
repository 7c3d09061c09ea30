package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.central.Known;
import dev.assay.clients.Client;
import dev.assay.clients.Clients;
import dev.assay.clients.ProfileJson;
import dev.assay.erasure.Erasures;
import dev.assay.outcomes.Outcome;
import dev.assay.outcomes.StoredOutcome;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

/** The accounts that a tenant has scores made for. */
final class ClientRoutes {
  private final Vertx vertx;
  private final LearningParts learning;
  private final Clients clients;
  private final Decisions decisions;
  private final Erasures erasures;
  private final Clock clock;

  ClientRoutes(
      Vertx vertx, LearningParts learning, Decisions decisions, Erasures erasures, Clock clock) {
    this.vertx = vertx;
    this.learning = learning;
    this.clients = learning.clients();
    this.decisions = decisions;
    this.erasures = erasures;
    this.clock = clock;
  }

  Map<String, Handling> handlings() {
    return Map.of(
        "listClients", this::list,
        "getClient", this::get,
        "putClient", this::describe,
        "deleteClient", this::erase,
        "learnForClient", this::learn);
  }

  private Future<Answer> list(Call call) {
    call.query().only();
    UUID tenantId = call.tenant().id();
    return run(
        () -> {
          CanonicalWriter out = new CanonicalWriter().beginObject().key("items").beginArray();
          for (Client client : clients.all(tenantId)) {
            begin(out, client).endObject();
          }
          return Answer.ok(out.endArray().key("next").nullValue().endObject());
        });
  }

  private Future<Answer> get(Call call) {
    UUID tenantId = call.tenant().id();
    UUID id = call.id("client_id");
    return run(() -> shown(clients.get(tenantId, id)));
  }

  private Future<Answer> describe(Call call) {
    UUID tenantId = call.tenant().id();
    UUID id = call.id("client_id");
    JsonNode body = call.json();
    String name = body.path("name").asText("").strip();
    return run(
        () ->
            shown(
                clients.describe(
                    tenantId,
                    id,
                    name,
                    ProfileJson.read(body.path("profile")),
                    PackCalls.who(call))));
  }

  private Future<Answer> learn(Call call) {
    UUID tenantId = call.tenant().id();
    UUID id = call.id("client_id");
    return run(
        () -> {
          Client client = clients.get(tenantId, id);
          return shown(
              learning.accounts().serve(tenantId) ? client : learning.learner().learn(client));
        });
  }

  private Future<Answer> erase(Call call) {
    UUID tenantId = call.tenant().id();
    UUID id = call.id("client_id");
    return vertx
        .executeBlocking(() -> clients.get(tenantId, id), false)
        .compose(
            known ->
                Future.fromCompletionStage(
                    erasures.eraseClient(tenantId, id, PackCalls.who(call)),
                    Vertx.currentContext()))
        .compose(
            erased ->
                run(
                    () -> {
                      clients.refresh();
                      return Answer.noContent();
                    }));
  }

  private Answer shown(Client client) {
    CanonicalWriter out = begin(new CanonicalWriter(), client);
    ConfigRoutes.weights(out.key("weights"), decisions, client, clock);
    central(out.key("central"), client);
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    for (StoredOutcome last :
        learning.outcomes().reader().standing(client.tenantId(), client.id())) {
      counts.merge(last.outcome(), 1, Integer::sum);
    }
    out.key("outcomes").beginObject();
    for (Outcome outcome : Outcome.rewarded()) {
      out.key(outcome.json()).value(counts.getOrDefault(outcome, 0));
    }
    return Answer.ok(out.endObject().endObject());
  }

  /** How old is what the central said; null where it said nothing. */
  private void central(CanonicalWriter out, Client client) {
    Known known = learning.accounts().known(client.id());
    if (known == null) {
      out.nullValue();
      return;
    }
    long age = Duration.between(known.askedOn(), clock.instant()).toSeconds();
    out.beginObject().key("client_id").value(known.centralId());
    out.key("asked_on").value(known.askedOn().toString());
    out.key("age_seconds").value(Math.max(0, age)).endObject();
  }

  private static CanonicalWriter begin(CanonicalWriter out, Client client) {
    out.beginObject().key("client_id").value(client.id().toString());
    out.key("own").value(client.id().equals(client.tenantId()));
    out.key("name").value(client.name()).key("method").value(client.method().json());
    out.key("weights_version");
    if (client.weights() == null) {
      out.nullValue();
    } else {
      out.value(client.weights().version());
    }
    ProfileJson.write(client.given(), out.key("profile"));
    ProfileJson.write(client.seen(), out.key("seen"));
    return out.key("created_on").value(client.createdOn().toString());
  }

  private Future<Answer> run(Callable<Answer> work) {
    return vertx.executeBlocking(work, false);
  }
}
