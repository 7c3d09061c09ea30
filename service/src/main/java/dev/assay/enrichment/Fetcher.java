package dev.assay.enrichment;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.webhooks.Names;
import dev.assay.webhooks.Reach;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Asks sources, on a thread of its own. The address that was looked up and found good is the one
 * that is connected to; nothing is followed to another place.
 */
public final class Fetcher implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int MOST_BYTES = 64 << 10;
  private static final int MOST_DEPTH = 32;
  private static final int CONNECTIONS = 64;
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MOST_DEPTH).build())
                  .build())
          .build();

  private final Reach reach;
  private final Duration patience;
  private final Names names = Names.ofThisMachine();
  private @Nullable Line line;

  /** Made for the first question: most nodes never ask one. */
  private record Line(Vertx vertx, HttpClient client) {
    static Line open() {
      Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
      return new Line(
          vertx,
          vertx.createHttpClient(
              new HttpClientOptions().setKeepAlive(true),
              new PoolOptions().setHttp1MaxSize(CONNECTIONS)));
    }
  }

  /**
   * One who asks.
   *
   * @param reach where
   */
  public Fetcher(Reach reach) {
    this(reach, PATIENCE);
  }

  /** One for tests. */
  Fetcher(Reach reach, Duration patience) {
    this.reach = reach;
    this.patience = patience;
  }

  /** Why a source gave nothing, in words that are kept. */
  private static final class NoAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoAnswerException(String why) {
      super(why, null, false, false);
    }
  }

  static String reason(@Nullable Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    String why = cause instanceof NoAnswerException ? cause.getMessage() : null;
    return why == null ? "unreachable" : why;
  }

  /** What a source says of a company; fails when it says nothing in time. */
  CompletionStage<ObjectNode> fetch(Source source, String domain) {
    Promise<ObjectNode> answer = Promise.promise();
    Line open = line();
    open.vertx()
        .runOnContext(started -> new Question(open, source, source.of(domain), answer).ask());
    return answer.future().toCompletionStage();
  }

  private synchronized Line line() {
    if (line == null) {
      line = Line.open();
    }
    return line;
  }

  /** One question, on the thread of this. */
  private final class Question {
    private final Vertx vertx;
    private final HttpClient client;
    private final Source source;
    private final URI url;
    private final Promise<ObjectNode> answer;
    private final long timer;
    private @Nullable HttpClientRequest request;

    Question(Line line, Source source, URI url, Promise<ObjectNode> answer) {
      this.vertx = line.vertx();
      this.client = line.client();
      this.source = source;
      this.url = url;
      this.answer = answer;
      this.timer = vertx.setTimer(patience.toMillis(), late -> end("timeout"));
    }

    void ask() {
      Future.fromCompletionStage(
              names.addresses(Reach.bare(url.getHost())), vertx.getOrCreateContext())
          .compose(addresses -> client.request(options(admitted(addresses))))
          .compose(this::send)
          .onComplete(this::read, failure -> end(reason(failure)));
    }

    private InetAddress admitted(List<InetAddress> addresses) {
      if (addresses.isEmpty() || !addresses.stream().allMatch(a -> reach.admits(url, a))) {
        throw new NoAnswerException("address not allowed");
      }
      return addresses.get(0);
    }

    private RequestOptions options(InetAddress address) {
      String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
      RequestOptions options =
          new RequestOptions()
              .setMethod(HttpMethod.GET)
              .setHost(Reach.bare(url.getHost()))
              .setPort(Reach.port(url))
              .setSsl("https".equalsIgnoreCase(url.getScheme()))
              .setServer(SocketAddress.inetSocketAddress(Reach.port(url), address.getHostAddress()))
              .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
              .setFollowRedirects(false)
              .putHeader("Accept", "application/json");
      return source.header().isEmpty()
          ? options
          : options.putHeader(source.header(), source.secret());
    }

    private Future<HttpClientResponse> send(HttpClientRequest made) {
      request = made;
      if (answer.future().isComplete()) {
        made.reset();
        return Future.failedFuture("too late");
      }
      return made.send();
    }

    private void read(HttpClientResponse response) {
      response.exceptionHandler(broken -> end("unreachable"));
      if (response.statusCode() != 200) {
        end("status " + response.statusCode());
        return;
      }
      Buffer body = Buffer.buffer();
      response.handler(
          chunk -> {
            body.appendBuffer(chunk);
            if (body.length() > MOST_BYTES) {
              end("too large");
            }
          });
      response.endHandler(ended -> parse(body));
    }

    private void parse(Buffer body) {
      try {
        JsonNode json = JSON.readTree(body.getBytes());
        if (json instanceof ObjectNode said) {
          vertx.cancelTimer(timer);
          answer.tryComplete(said);
          return;
        }
      } catch (IOException noJson) {
        // answered below
      }
      end("no JSON object");
    }

    private void end(String why) {
      vertx.cancelTimer(timer);
      HttpClientRequest made = request;
      if (answer.tryFail(new NoAnswerException(why)) && made != null) {
        made.reset();
      }
    }
  }

  @Override
  public synchronized void close() {
    if (line != null) {
      line.vertx().close().await();
    }
    names.close();
  }
}
