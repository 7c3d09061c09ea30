package dev.assay.http;

import dev.assay.tenants.Sessions;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** The cookie that holds a session: no script reads it, no other site makes a browser send it. */
final class SessionCookie {
  private static final String NAME = "assay_session";

  private SessionCookie() {}

  static @Nullable String value(HttpServerRequest request) {
    Cookie cookie = request.getCookie(NAME);
    return cookie == null ? null : cookie.getValue();
  }

  /** The header that sets it. */
  static String set(HttpServerRequest request, String session) {
    return cookie(request, session).setMaxAge(Sessions.LIFETIME.toSeconds()).encode();
  }

  /** The header that removes it. */
  static String remove(HttpServerRequest request) {
    return cookie(request, "").setMaxAge(0).encode();
  }

  private static Cookie cookie(HttpServerRequest request, String value) {
    return Cookie.cookie(NAME, value)
        .setPath("/")
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.STRICT)
        .setSecure(request.isSSL() || "https".equals(request.getHeader("X-Forwarded-Proto")));
  }
}
