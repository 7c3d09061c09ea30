package dev.assay.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * The pages for people: the admin UI at {@code /ui/} and the API's description at {@code /docs/}.
 */
final class Pages {
  private static final String POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
          + "img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; "
          + "form-action 'self'; frame-ancestors 'none'";
  private static final String WEBJAR = "META-INF/maven/org.webjars/swagger-ui/pom.properties";
  private static final String UI = "/ui/";
  private static final Pattern FILE = Pattern.compile(".*\\.[A-Za-z][A-Za-z0-9]*");

  private Pages() {}

  static void mount(Router router) {
    router.get("/").handler(redirect("/", UI));
    router.get("/ui").handler(redirect("/ui", UI));
    router.get("/docs").handler(redirect("/docs", "/docs/"));
    router.get("/ui/*").handler(Pages::protect);
    router.get("/docs/*").handler(Pages::protect);
    router.get("/ui/*").handler(files("webroot/ui"));
    router.get("/ui/*").handler(Pages::deepLink);
    router.get("/docs/*").handler(files("webroot/docs"));
    router.get("/docs/*").handler(files(swaggerUi()));
  }

  /** A route without the final slash also matches with it, so the path itself is asked. */
  private static Handler<RoutingContext> redirect(String from, String to) {
    return context -> {
      if (context.request().path().equals(from)) {
        context.response().setStatusCode(302).putHeader(HttpHeaders.LOCATION, to).end();
      } else {
        context.next();
      }
    };
  }

  private static void protect(RoutingContext context) {
    boolean named = context.request().path().startsWith("/ui/assets/");
    context
        .response()
        .putHeader("Content-Security-Policy", POLICY)
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader(
            HttpHeaders.CACHE_CONTROL, named ? "public, max-age=31536000, immutable" : "no-cache");
    context.next();
  }

  /**
   * A page within the UI is the UI's own business; a file that is not there is not. Addresses of
   * pages may end with a version, so a point alone makes no file.
   */
  private static void deepLink(RoutingContext context) {
    String path = context.request().path();
    if (!path.startsWith("/ui/assets/") && !FILE.matcher(path).matches()) {
      context.reroute("/ui/index.html");
    } else {
      context.next();
    }
  }

  private static StaticHandler files(String folder) {
    return StaticHandler.create(folder).setCachingEnabled(false).setIncludeHidden(false);
  }

  private static String swaggerUi() {
    try (InputStream in = Pages.class.getClassLoader().getResourceAsStream(WEBJAR)) {
      if (in == null) {
        throw new IllegalStateException("swagger-ui is not on the class path");
      }
      Properties about = new Properties();
      about.load(in);
      return "META-INF/resources/webjars/swagger-ui/" + about.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException("swagger-ui cannot be read", e);
    }
  }
}
