package dev.assay.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.outside.Messenger;
import dev.assay.outside.NoAnswerException;
import dev.assay.outside.Reach;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a source may answer that is slow, broken or hostile. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FetcherTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final Vertx vertx = Vertx.vertx();
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private final Reach local = Reach.allowing(List.of("127.0.0.1"));
  private HttpServer server;

  @BeforeAll
  void start() {
    server = vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1").await();
  }

  @AfterAll
  void stop() {
    vertx.close().await();
  }

  private void answer(HttpServerRequest request) {
    asked.add(request.uri() + " " + request.getHeader("X-Key"));
    switch (request.path().substring(1)) {
      case "good.example" -> request.response().end("{\"industry\":\"Mining\"}");
      case "hangs.example" -> {}
      case "dribbles.example" -> request.response().setChunked(true).write("{\"industry\":");
      case "moved.example" ->
          request
              .response()
              .setStatusCode(302)
              .putHeader("Location", "http://127.0.0.1:" + server.actualPort() + "/secret")
              .end();
      case "absent.example" -> request.response().setStatusCode(404).end("{}");
      case "large.example" -> request.response().end("{\"x\":\"" + "y".repeat(1 << 20) + "\"}");
      case "list.example" -> request.response().end("[]");
      case "text.example" -> request.response().end("<html>");
      case "deep.example" -> request.response().end("{\"a\":".repeat(99) + "1" + "}".repeat(99));
      case "empty.example" -> request.response().end();
      default -> request.response().setStatusCode(500).end();
    }
  }

  private Source source(String header, String secret) {
    return new Source("http://127.0.0.1:" + server.actualPort() + "/{domain}", header, secret);
  }

  @Test
  void answer_thatIsAnObject_isTaken_andTheSecretIsSentInItsHeader() {
    try (Messenger messenger = new Messenger(local)) {
      ObjectNode found =
          new Fetcher(messenger).fetch(source("X-Key", "their key"), "good.example").await();

      assertThat(found.get("industry").asText()).isEqualTo("Mining");
      assertThat(asked).contains("/good.example their key");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "hangs.example, it gives no answer: timeout, false",
    "dribbles.example, it gives no answer: timeout, false",
    "moved.example, it answers 302, false",
    "absent.example, it answers 404, true",
    "broken.example, it answers 500, false",
    "large.example, it gives no answer: too_long, false",
    "list.example, it answers no JSON object, false",
    "text.example, it answers no JSON object, false",
    "deep.example, it answers no JSON object, false",
    "empty.example, it answers no JSON object, false",
  })
  void answer_thatCannotBeUsed_isNone(String domain, String why, boolean lasting) {
    Duration patience = why.endsWith("timeout") ? Duration.ofMillis(300) : LONG;
    try (Messenger messenger = new Messenger(local)) {
      Fetcher fetcher = new Fetcher(messenger, patience);
      assertThat(none(fetcher, source("", ""), domain))
          .hasMessage(why)
          .matches(none -> none.isLasting() == lasting);
      assertThat(asked).noneMatch(line -> line.startsWith("/secret"));
    }
  }

  @Test
  void source_thatIsPrivate_isNotAskedUnlessTheOperatorAllowsIt() {
    try (Messenger messenger = new Messenger(Reach.PUBLIC)) {
      Fetcher fetcher = new Fetcher(messenger, LONG);
      String why = "it gives no answer: address_not_allowed";
      assertThat(none(fetcher, source("", ""), "private.example")).hasMessage(why);
      Source named = new Source("https://localhost:1/{domain}", "", "");
      assertThat(none(fetcher, named, "private.example")).hasMessage(why);
      assertThat(asked).noneMatch(line -> line.startsWith("/private"));
    }
  }

  private static NoAnswerException none(Fetcher fetcher, Source source, String domain) {
    return (NoAnswerException)
        fetcher
            .fetch(source, domain)
            .<Throwable>map(found -> new AssertionError("it answered"))
            .otherwise(failure -> failure)
            .await();
  }
}
