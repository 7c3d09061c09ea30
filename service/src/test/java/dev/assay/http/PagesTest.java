package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages, health, metrics, and paths that lead nowhere. */
@ExtendWith(NodeExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PagesTest {
  private final TestNode node;

  PagesTest(TestNode node) {
    this.node = node;
  }

  @ParameterizedTest
  @CsvSource({"/, /ui/", "/ui, /ui/", "/docs, /docs/"})
  void folder_withoutSlash_isRedirected(String from, String to) {
    Http.Reply reply = node.http.get(from);

    assertThat(reply.status()).isEqualTo(302);
    assertThat(reply.header("Location")).isEqualTo(to);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ui/",
        "/ui/index.html",
        "/ui/score",
        "/ui/decisions/42",
        "/ui/packs/p/versions/1.0.0"
      })
  void ui_everyPage_isTheSameDocument(String path) {
    assumeThat(getClass().getResource("/webroot/ui/index.html")).as("the UI is built").isNotNull();

    Http.Reply reply = node.http.get(path);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).startsWith("text/html");
    assertThat(reply.body()).contains("<div id=\"root\">");
    assertProtected(reply);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ui/assets/none.js",
        "/ui/none.js",
        "/ui/..%2fapplication.properties",
        "/docs/none.js",
        "/docs/%2e%2e/openapi.yaml",
        "/none",
        "/v2/decisions",
        "/api/none"
      })
  void path_toNothing_is404(String path) {
    assertThat(node.http.get(path).status()).isEqualTo(404);
  }

  @Test
  void docs_page_showsOwnContractWithoutForeignSources() {
    Http.Reply page = node.http.get("/docs/");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).doesNotContain("http:", "https:");
    assertProtected(page);
    assertThat(node.http.get("/docs/swagger-initializer.js").body())
        .contains("/openapi.json")
        .doesNotContain("petstore");
    assertThat(node.http.get("/docs/swagger-ui-bundle.js").status()).isEqualTo(200);
    assertThat(node.http.get("/docs/swagger-ui.css").status()).isEqualTo(200);
  }

  @Test
  void unknownPath_inEachApi_isRefusedInItsOwnWords() {
    Http.Reply own = node.http.get("/v1/none");
    Http.Reply dialect = node.http.get("/api/none");

    assertThat(own.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(own.json().get("status").asInt()).isEqualTo(404);
    assertThat(dialect.body()).isEqualTo("{\"error\":\"Not Found\"}");
  }

  @Test
  void health_isTheDocumentedBody() {
    assertThat(node.http.get("/health").body())
        .isEqualTo("{\"status\":\"healthy\",\"service\":\"scoring-service\"}");
    assertThat(node.http.get("/health/live").json().get("status").asText()).isEqualTo("live");
    assertThat(node.http.send("HEAD", "/health", null).status()).isEqualTo(200);
  }

  @Test
  void ready_whileSomethingIsWrong_is503WithTheReason() {
    assertThat(node.http.get("/health/ready").status()).isEqualTo(200);
    node.notReady.add("the decision log cannot be written");
    try {
      Http.Reply reply = node.http.get("/health/ready");

      assertThat(reply.status()).isEqualTo(503);
      assertThat(reply.body())
          .isEqualTo(
              "{\"status\":\"not_ready\","
                  + "\"reasons\":[\"the decision log cannot be written\"],\"refused\":[]}");
      assertThat(node.http.get("/health/live").status()).isEqualTo(200);
    } finally {
      node.notReady.clear();
    }
  }

  @Test
  void metrics_countByOperationAndBand_andNameNobody() {
    String key = node.key(node.tenant(Plan.FREE), Role.INTEGRATOR);
    node.http.get("/v1/me");
    node.http.post("/api/score-lead", key, "{}");

    String text = node.http.get("/metrics").body();

    assertThat(text).contains("assay_http_requests_seconds_count{operation=\"me\",status=\"401\"}");
    assertThat(text)
        .contains("assay_decisions_total{band=\"low\",pack=\"lead-quality\"}")
        .contains("assay_log_waiting_bytes 0")
        .doesNotContain("tenant_id", "acme");
  }

  private static void assertProtected(Http.Reply reply) {
    assertThat(reply.header("Content-Security-Policy"))
        .isEqualTo(
            "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
                + "img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; "
                + "form-action 'self'; frame-ancestors 'none'");
    assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
  }
}
