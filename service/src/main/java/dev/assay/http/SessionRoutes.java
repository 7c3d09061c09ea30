package dev.assay.http;

import dev.assay.canonical.CanonicalWriter;
import dev.assay.tenants.ApiKeys;
import dev.assay.tenants.Principal;
import dev.assay.tenants.Sessions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Signs people in and out, and says who they are. */
final class SessionRoutes {
  private static final String SET_COOKIE = "Set-Cookie";

  private final Vertx vertx;
  private final ApiKeys keys;
  private final Sessions sessions;

  SessionRoutes(Vertx vertx, ApiKeys keys, Sessions sessions) {
    this.vertx = vertx;
    this.keys = keys;
    this.sessions = sessions;
  }

  Map<String, Handling> handlings() {
    return Map.of("login", this::login, "logout", this::logout, "me", this::me);
  }

  private Future<Answer> login(Call call) {
    Principal principal = keys.holder(call.json().path("api_key").asText());
    if (principal == null) {
      throw new Refusal(Kind.UNAUTHORIZED, "This key opens nothing");
    }
    if (principal.tenant() != null) {
      Address.require(principal.tenant(), call.request());
    }
    String session = sessions.begin(principal.key().id());
    return Future.succeededFuture(
        Answer.ok(who(principal, sessions.csrfToken(session)))
            .header(SET_COOKIE, SessionCookie.set(call.request(), session)));
  }

  /** A caller with a key has no session; only the cookie is removed then. */
  private Future<Answer> logout(Call call) {
    String session = call.session();
    Answer gone = Answer.noContent().header(SET_COOKIE, SessionCookie.remove(call.request()));
    return session == null
        ? Future.succeededFuture(gone)
        : vertx.executeBlocking(
            () -> {
              sessions.end(session);
              return gone;
            },
            false);
  }

  private Future<Answer> me(Call call) {
    @Nullable String csrfToken = call.session() == null ? null : sessions.csrfToken(call.session());
    return Future.succeededFuture(Answer.ok(who(call.principal(), csrfToken)));
  }

  private static CanonicalWriter who(Principal principal, @Nullable String csrfToken) {
    CanonicalWriter out = new CanonicalWriter().beginObject();
    Json.text(out.key("csrf_token"), csrfToken);
    out.key("tenant");
    if (principal.tenant() == null) {
      out.nullValue();
    } else {
      TenantRoutes.write(out, principal.tenant());
    }
    out.key("key").beginObject().key("key_id").value(principal.key().id().toString());
    out.key("name").value(principal.key().name()).endObject();
    TenantRoutes.roles(out, principal.key());
    return out.endObject();
  }
}
