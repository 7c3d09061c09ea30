package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.audit.Who;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.webhooks.Terms;
import dev.assay.webhooks.Webhook;
import dev.assay.webhooks.Webhooks;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;

/** Where a tenant wants to be told of events. */
final class WebhookRoutes {
  private static final int USUAL_OVERLAP_HOURS = 24;

  private final Vertx vertx;
  private final Webhooks webhooks;

  WebhookRoutes(Vertx vertx, Webhooks webhooks) {
    this.vertx = vertx;
    this.webhooks = webhooks;
  }

  Map<String, Handling> handlings() {
    return Map.of(
        "createWebhook", this::create,
        "listWebhooks", this::list,
        "getWebhook", this::get,
        "putWebhook", this::change,
        "deleteWebhook", this::delete,
        "rotateWebhookSecret", this::rotate,
        "pauseWebhook", call -> pause(call, true),
        "resumeWebhook", call -> pause(call, false),
        "testWebhook", this::test);
  }

  private Future<Answer> create(Call call) {
    UUID tenantId = call.tenant().id();
    Terms terms = terms(call.json());
    Who who = PackCalls.who(call);
    return run(() -> Answer.created(issued(webhooks.create(tenantId, terms, who))));
  }

  private Future<Answer> list(Call call) {
    UUID tenantId = call.tenant().id();
    return run(
        () -> {
          CanonicalWriter out = new CanonicalWriter().beginObject().key("items").beginArray();
          webhooks.list(tenantId).forEach(webhook -> write(out, webhook));
          return Answer.ok(out.endArray().key("next").nullValue().endObject());
        });
  }

  private Future<Answer> get(Call call) {
    UUID tenantId = call.tenant().id();
    UUID id = call.id("webhook_id");
    return run(() -> shown(webhooks.get(tenantId, id)));
  }

  private Future<Answer> change(Call call) {
    UUID tenantId = call.tenant().id();
    UUID id = call.id("webhook_id");
    Terms terms = terms(call.json());
    return run(() -> shown(webhooks.change(tenantId, id, terms, PackCalls.who(call))));
  }

  private Future<Answer> delete(Call call) {
    UUID tenantId = call.tenant().id();
    UUID id = call.id("webhook_id");
    return run(
        () -> {
          webhooks.delete(tenantId, id, PackCalls.who(call));
          return Answer.noContent();
        });
  }

  private Future<Answer> rotate(Call call) {
    UUID tenantId = call.tenant().id();
    UUID id = call.id("webhook_id");
    JsonNode body = call.body();
    int hours =
        body == null ? USUAL_OVERLAP_HOURS : body.path("overlap_hours").asInt(USUAL_OVERLAP_HOURS);
    return run(
        () ->
            Answer.ok(
                issued(
                    webhooks.rotate(tenantId, id, Duration.ofHours(hours), PackCalls.who(call)))));
  }

  private Future<Answer> pause(Call call, boolean paused) {
    UUID tenantId = call.tenant().id();
    UUID id = call.id("webhook_id");
    return run(() -> shown(webhooks.pause(tenantId, id, paused, PackCalls.who(call))));
  }

  private Future<Answer> test(Call call) {
    UUID tenantId = call.tenant().id();
    UUID id = call.id("webhook_id");
    return run(
        () -> {
          UUID eventId = webhooks.test(tenantId, id, PackCalls.who(call));
          CanonicalWriter out = new CanonicalWriter().beginObject();
          return Answer.created(out.key("event_id").value(eventId.toString()).endObject());
        });
  }

  private Terms terms(JsonNode body) {
    URI url;
    try {
      url = new URI(body.path("url").asText());
    } catch (URISyntaxException noUrl) {
      throw invalid("must be an address such as https://example.com/hook");
    }
    webhooks
        .objection(url)
        .ifPresent(
            objection -> {
              throw invalid(objection);
            });
    Set<String> types = new TreeSet<>();
    body.path("types").forEach(type -> types.add(type.asText()));
    return new Terms(body.path("name").asText("").strip(), url, types);
  }

  private static Refusal invalid(String message) {
    return new Refusal(Kind.INVALID_REQUEST, List.of(new Fault("/url", message)));
  }

  private Answer shown(Webhook webhook) {
    CanonicalWriter out = new CanonicalWriter();
    write(out, webhook);
    return Answer.ok(out);
  }

  private void write(CanonicalWriter out, Webhook webhook) {
    WebhookJson.begin(out, webhook).key("old_secrets_until");
    Json.text(out, WebhookJson.text(webhooks.oldSecretsUntil(webhook).orElse(null)));
    out.endObject();
  }

  private CanonicalWriter issued(Webhooks.Issued issued) {
    CanonicalWriter out = WebhookJson.begin(new CanonicalWriter(), issued.webhook());
    Instant until = webhooks.oldSecretsUntil(issued.webhook()).orElse(null);
    Json.text(out.key("old_secrets_until"), WebhookJson.text(until));
    return out.key("secret").value(issued.secret()).endObject();
  }

  private Future<Answer> run(Callable<Answer> work) {
    return vertx.executeBlocking(work, false);
  }
}
