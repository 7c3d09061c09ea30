package dev.assay.central;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.clients.Method;
import dev.assay.outcomes.Outcome;
import dev.assay.outside.NoAnswerException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a central may answer that is broken, hostile, or somebody else. */
final class ConfigApiTest {
  private static final Set<String> FACTORS = Set.of("a", "b");
  private static final Duration SOON = Duration.ofMillis(500);
  private static final Vertx VERTX = Vertx.vertx();
  private static volatile int status;
  private static volatile String body = "";
  private static HttpServer server;

  @BeforeAll
  static void start() {
    server =
        VERTX
            .createHttpServer()
            .requestHandler(
                request -> {
                  if (status == 0) {
                    return; // never answers
                  }
                  request
                      .response()
                      .setStatusCode(status)
                      .putHeader("Location", "http://127.0.0.1:1/")
                      .putHeader("Retry-After", "17")
                      .end(body);
                })
            .listen(0, "127.0.0.1")
            .await();
  }

  @AfterAll
  static void stop() {
    VERTX.close().await();
  }

  private static Weights ask(int answered, String said) {
    status = answered;
    body = said;
    return api(SOON.multipliedBy(20)).weights("key", "me@acme.io", FACTORS);
  }

  private static ConfigApi api(Duration patience) {
    return new ConfigApi(URI.create("http://127.0.0.1:" + server.actualPort()), patience);
  }

  @Test
  void weights_asTheyMustBe_areTaken() {
    Weights weights =
        ask(
            200,
            "{\"client_id\":\"c-1\",\"weights\":{\"b\":0.75,\"a\":0.25},\"method\":\"default\"}");

    assertThat(weights).isEqualTo(new Weights("c-1", Method.DEFAULT, weights.weights()));
    assertThat(weights.weights()).containsExactlyInAnyOrderEntriesOf(Map.of("a", 0.25, "b", 0.75));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "<html>",
        "{\"client_id\":\"c\",\"method\":\"default\"}",
        "{\"client_id\":\"c\",\"weights\":[0.5,0.5],\"method\":\"default\"}",
        "{\"client_id\":\"c\",\"weights\":{\"a\":0.5},\"method\":\"default\"}",
        "{\"client_id\":\"c\",\"weights\":{\"a\":0.5,\"b\":0.25,\"c\":0.25},\"method\":\"default\"}",
        "{\"client_id\":\"c\",\"weights\":{\"a\":0.5,\"c\":0.5},\"method\":\"default\"}",
        "{\"client_id\":\"c\",\"weights\":{\"a\":1.5,\"b\":-0.5},\"method\":\"default\"}",
        "{\"client_id\":\"c\",\"weights\":{\"a\":1,\"b\":-1e-9},\"method\":\"default\"}",
        "{\"client_id\":\"c\",\"weights\":{\"a\":1e999,\"b\":0},\"method\":\"default\"}",
        "{\"client_id\":\"c\",\"weights\":{\"a\":NaN,\"b\":0},\"method\":\"default\"}",
        "{\"client_id\":\"c\",\"weights\":{\"a\":\"0.5\",\"b\":0.5},\"method\":\"default\"}",
        "{\"client_id\":\"c\",\"weights\":{\"a\":null,\"b\":0.5},\"method\":\"default\"}",
        "{\"client_id\":\"c\",\"weights\":{\"a\":0,\"b\":0},\"method\":\"default\"}",
        "{\"client_id\":\"c\",\"weights\":{\"a\":1,\"b\":1},\"method\":\"default\"}",
        "{\"client_id\":\"c\",\"weights\":{\"a\":0.5,\"a\":0.1,\"b\":0.5},\"method\":\"default\"}",
        "{\"client_id\":\"c\",\"weights\":{\"a\":0.5,\"b\":0.5},\"method\":\"magic\"}",
        "{\"client_id\":\"c\",\"weights\":{\"a\":0.5,\"b\":0.5}}",
        "{\"client_id\":\"\",\"weights\":{\"a\":0.5,\"b\":0.5},\"method\":\"default\"}",
        "{\"client_id\":\"c\\u0000\",\"weights\":{\"a\":0.5,\"b\":0.5},\"method\":\"default\"}",
        "{\"client_id\":{},\"weights\":{\"a\":0.5,\"b\":0.5},\"method\":\"default\"}",
      })
  void weights_thatAreNotAsTheyMustBe_areNotTaken(String said) {
    assertThatThrownBy(() -> ask(200, said)).isInstanceOf(NoAnswerException.class);
  }

  @Test
  void answer_ofAMegabyte_isBrokenOff() {
    assertThatThrownBy(() -> ask(200, "{\"x\":\"" + "y".repeat(1 << 20) + "\"}"))
        .isInstanceOf(NoAnswerException.class)
        .hasMessageContaining("cannot be reached");
  }

  @ParameterizedTest
  @CsvSource({"301, false", "400, true", "401, false", "404, true", "429, false", "503, false"})
  void feedback_thatIsNotTaken_isSentAgainOnlyWhereThatMayHelp(int answered, boolean lasting) {
    status = answered;
    body = "";

    assertThatThrownBy(() -> api(SOON.multipliedBy(20)).tell("k", "c", "l", Outcome.CONVERTED))
        .asInstanceOf(InstanceOfAssertFactories.type(NoAnswerException.class))
        .satisfies(
            e -> {
              assertThat(e.isLasting()).isEqualTo(lasting);
              assertThat(e.pause()).isEqualTo(Duration.ofSeconds(17));
            });
  }

  @Test
  void central_thatNeverAnswers_isNotWaitedFor() {
    status = 0;

    assertThatThrownBy(() -> api(SOON).weights("key", "me@acme.io", FACTORS))
        .isInstanceOf(NoAnswerException.class);
  }
}
