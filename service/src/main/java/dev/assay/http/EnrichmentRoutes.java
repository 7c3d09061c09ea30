package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.enrichment.Source;
import dev.assay.enrichment.Sources;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says where a tenant has companies looked up. The secret is never shown again. */
final class EnrichmentRoutes {
  private final Vertx vertx;
  private final EnrichmentParts parts;
  private final Sources sources;

  EnrichmentRoutes(Vertx vertx, EnrichmentParts parts) {
    this.vertx = vertx;
    this.parts = parts;
    this.sources = parts.sources();
  }

  Map<String, Handling> handlings() {
    return Map.of(
        "putEnrichmentSource", this::put,
        "getEnrichmentSource", this::get,
        "deleteEnrichmentSource", this::remove);
  }

  private Future<Answer> put(Call call) {
    JsonNode body = call.json();
    String url = body.path("url").asText();
    if (!Source.isAddress(url)) {
      throw fault("/url", "must be an address with {domain} behind the host");
    }
    Source source = new Source(url, body.path("header").asText(), body.path("secret").asText());
    parts
        .reach()
        .objection(source.example())
        .ifPresent(
            why -> {
              throw fault("/url", why);
            });
    if (source.header().isEmpty() != source.secret().isEmpty()) {
      throw fault("/secret", "header and secret go together");
    }
    UUID tenantId = call.tenant().id();
    return vertx.executeBlocking(
        () -> {
          sources.put(tenantId, source, PackCalls.who(call));
          return shown(source);
        },
        false);
  }

  private Future<Answer> get(Call call) {
    return Future.succeededFuture(shown(sources.of(call.tenant().id()).orElse(null)));
  }

  private Future<Answer> remove(Call call) {
    UUID tenantId = call.tenant().id();
    return vertx.executeBlocking(
        () -> {
          sources.remove(tenantId, PackCalls.who(call));
          return Answer.noContent();
        },
        false);
  }

  private static Answer shown(@Nullable Source source) {
    CanonicalWriter out = new CanonicalWriter().beginObject();
    if (source == null) {
      out.key("url").nullValue().key("header").nullValue();
    } else {
      out.key("url").value(source.url());
      Json.text(out.key("header"), source.header().isEmpty() ? null : source.header());
    }
    return Answer.ok(out.endObject());
  }

  private static Refusal fault(String pointer, String message) {
    return new Refusal(Kind.INVALID_REQUEST, List.of(new Fault(pointer, message)));
  }
}
