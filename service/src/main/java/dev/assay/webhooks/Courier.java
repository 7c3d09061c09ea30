package dev.assay.webhooks;

import dev.assay.webhooks.Attempt.Failure;
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
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes letters to their targets, on a thread of its own, many at a time. The address that was
 * looked up and found good is the one that is connected to; of what a target answers nothing but
 * the head is looked at.
 */
public final class Courier implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int CONNECT_MILLIS = 5_000;
  private static final String RETRY_AFTER = "Retry-After";

  /** So much of an answer's body is let pass before the connection is cut. */
  private static final int MOST_BYTES = 64 << 10;

  private final Reach reach;
  private final Names names;
  private final Duration patience;
  private final Vertx vertx;
  private final HttpClient client;

  /** One who finds names as this machine does, and trusts whom this JVM trusts. */
  public Courier(Reach reach) {
    this(reach, Names.ofThisMachine(), PATIENCE, new HttpClientOptions());
  }

  /**
   * One for tests.
   *
   * @param patience how long an attempt may take in all
   * @param options of connections, as to whom is trusted
   */
  Courier(Reach reach, Names names, Duration patience, HttpClientOptions options) {
    this.reach = reach;
    this.names = names;
    this.patience = patience;
    this.vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions(options).setKeepAlive(false).setConnectTimeout(CONNECT_MILLIS),
            new PoolOptions().setHttp1MaxSize(UnderWay.IN_ALL));
  }

  /**
   * What came of it.
   *
   * @param status null where no answer came
   * @param failure null where it arrived
   * @param retryAfter what the target asks for; null where it does not
   */
  record Result(
      @Nullable Integer status, @Nullable Failure failure, @Nullable Duration retryAfter) {
    static Result failed(Failure failure) {
      return new Result(null, failure, null);
    }
  }

  /** Takes a letter there; never fails. */
  Future<Result> carry(Letter letter) {
    Promise<Result> result = Promise.promise();
    vertx.runOnContext(started -> new Walk(letter, result).begin());
    return result.future();
  }

  /** One way there; on the courier's thread. */
  private final class Walk {
    private final Letter letter;
    private final Promise<Result> result;
    private final long timer;
    private @Nullable HttpClientRequest request;
    private long passed;

    Walk(Letter letter, Promise<Result> result) {
      this.letter = letter;
      this.result = result;
      this.timer = vertx.setTimer(patience.toMillis(), late -> end(Result.failed(Failure.TIMEOUT)));
    }

    void begin() {
      Future.fromCompletionStage(
              names.addresses(Reach.bare(letter.url().getHost())), vertx.getOrCreateContext())
          .compose(addresses -> client.request(options(admitted(addresses))))
          .compose(this::send)
          .onComplete(this::answered, failure -> end(Result.failed(kind(failure))));
    }

    private InetAddress admitted(List<InetAddress> addresses) {
      if (addresses.isEmpty() || !addresses.stream().allMatch(a -> reach.admits(letter.url(), a))) {
        throw new NotAllowedException();
      }
      return addresses.get(0);
    }

    private RequestOptions options(InetAddress address) {
      URI url = letter.url();
      String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
      RequestOptions options =
          new RequestOptions()
              .setMethod(HttpMethod.POST)
              .setHost(Reach.bare(url.getHost()))
              .setPort(Reach.port(url))
              .setSsl("https".equalsIgnoreCase(url.getScheme()))
              .setServer(SocketAddress.inetSocketAddress(Reach.port(url), address.getHostAddress()))
              .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
              .setFollowRedirects(false);
      letter.headers().forEach(options::putHeader);
      return options;
    }

    private Future<HttpClientResponse> send(HttpClientRequest made) {
      if (result.future().isComplete()) {
        made.reset();
        return Future.failedFuture("too late");
      }
      request = made;
      return made.send(Buffer.buffer(letter.body().toArray()));
    }

    /** Lets the rest of the answer pass, if it is short and comes soon. */
    private void answered(HttpClientResponse answer) {
      if (!result.tryComplete(result(answer))) {
        return;
      }
      answer.handler(
          chunk -> {
            passed += chunk.length();
            if (passed > MOST_BYTES) {
              cut();
            }
          });
      answer.endHandler(ended -> vertx.cancelTimer(timer));
      answer.exceptionHandler(broken -> vertx.cancelTimer(timer));
    }

    private void end(Result came) {
      vertx.cancelTimer(timer);
      result.tryComplete(came);
      cut();
    }

    private void cut() {
      HttpClientRequest made = request;
      if (made != null) {
        made.reset();
      }
    }
  }

  private static Result result(HttpClientResponse answer) {
    int status = answer.statusCode();
    if (status >= 200 && status < 300) {
      return new Result(status, null, null);
    }
    Failure failure = status >= 300 && status < 400 ? Failure.REDIRECT : Failure.STATUS;
    return new Result(status, failure, seconds(answer.getHeader(RETRY_AFTER)));
  }

  private static @Nullable Duration seconds(@Nullable String text) {
    try {
      return text == null ? null : Duration.ofSeconds(Math.max(0, Integer.parseInt(text.strip())));
    } catch (NumberFormatException aDate) {
      return null;
    }
  }

  private static Failure kind(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof NotAllowedException) {
      return Failure.ADDRESS_NOT_ALLOWED;
    }
    if (cause instanceof UnknownHostException) {
      return Failure.UNKNOWN_HOST;
    }
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (each instanceof SSLException) {
        return Failure.TLS;
      }
    }
    if (!(cause instanceof IOException)) {
      LOG.warn("an event could not be sent", cause);
    }
    return Failure.UNREACHABLE;
  }

  private static final class NotAllowedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public void close() {
    vertx.close().await();
    names.close();
  }
}
