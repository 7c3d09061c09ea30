package dev.assay.http;

import dev.assay.http.Operation.Credential;
import dev.assay.tenants.ApiKeys;
import dev.assay.tenants.Principal;
import dev.assay.tenants.Role;
import dev.assay.tenants.Sessions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says who is calling, and whether they may do what they ask. */
final class Authentication {
  private static final CharSequence API_KEY = HttpHeaders.createOptimized("X-API-Key");
  private static final CharSequence CSRF_TOKEN = HttpHeaders.createOptimized("X-CSRF-Token");
  private static final String BEARER = "bearer ";

  private final ApiKeys keys;
  private final Sessions sessions;

  Authentication(ApiKeys keys, Sessions sessions) {
    this.keys = keys;
    this.sessions = sessions;
  }

  /**
   * Who a request comes from.
   *
   * @param session value of the cookie the caller came with; null for one with a key
   */
  record Caller(@Nullable Principal principal, @Nullable String session) {}

  /** Refuses callers who are unknown, or who lack every role the operation asks for. */
  Caller admit(HttpServerRequest request, Operation operation) {
    if (operation.credentials().isEmpty()) {
      return new Caller(null, null);
    }
    Caller caller = identify(request, operation);
    Principal principal = caller.principal();
    if (principal == null) {
      throw new Refusal(Kind.UNAUTHORIZED, "A valid API key or session is required");
    }
    if (principal.tenant() != null) {
      Address.require(principal.tenant(), request);
    }
    if (!principal.hasAny(operation.roles())) {
      throw new Refusal(Kind.FORBIDDEN, "This needs the role " + names(operation));
    }
    if (caller.session() != null && !operation.method().equals(HttpMethod.GET)) {
      requireCsrfToken(request, caller.session());
    }
    return caller;
  }

  /** A key is taken before a session: no page can make a browser send one unasked. */
  private Caller identify(HttpServerRequest request, Operation operation) {
    String key = request.getHeader(API_KEY);
    if (key == null && operation.credentials().contains(Credential.BEARER)) {
      key = bearer(request.getHeader(HttpHeaders.AUTHORIZATION));
    }
    if (key != null) {
      return new Caller(keys.holder(key), null);
    }
    if (operation.credentials().contains(Credential.SESSION)) {
      String session = SessionCookie.value(request);
      if (session != null) {
        return new Caller(sessions.holder(session), session);
      }
    }
    return new Caller(null, null);
  }

  private static @Nullable String bearer(@Nullable String authorization) {
    if (authorization == null
        || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return null;
    }
    return authorization.substring(BEARER.length()).strip();
  }

  private void requireCsrfToken(HttpServerRequest request, String session) {
    String token = request.getHeader(CSRF_TOKEN);
    if (token == null || !sessions.isCsrfToken(session, token)) {
      throw new Refusal(Kind.FORBIDDEN, "With a session, X-CSRF-Token must hold its csrf_token");
    }
  }

  private static String names(Operation operation) {
    return operation.roles().stream()
        .sorted(Comparator.naturalOrder())
        .map(Role::json)
        .collect(Collectors.joining(" or "));
  }
}
