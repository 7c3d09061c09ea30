package dev.assay.outside;

import dev.assay.canonical.Bytes;
import dev.assay.outside.UnreachedException.Why;
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
import java.util.Map;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes requests to hosts that tenants name, many at a time, on a thread of its own. The address
 * that was looked up and found good is the one that is connected to; nothing is followed to another
 * place. Thread-safe.
 */
public final class Messenger implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Messenger.class);
  private static final int CONNECT_MILLIS = 5_000;

  /** So many connections at most there are to one host. */
  private static final int CONNECTIONS = 1_000;

  /** So much of an answer's body is listened to before the connection is cut. */
  private static final int MOST_BYTES = 64 << 10;

  private final Reach reach;
  private final Names names;
  private final HttpClientOptions options;
  private @Nullable Line line;

  /** Made for the first request: many nodes never send one. */
  private record Line(Vertx vertx, HttpClient client) {}

  /** One who finds names as this machine does, and trusts whom this JVM trusts. */
  public Messenger(Reach reach) {
    this(reach, Names.ofThisMachine(), new HttpClientOptions());
  }

  /**
   * One for tests.
   *
   * @param options of connections, as to whom is trusted
   */
  Messenger(Reach reach, Names names, HttpClientOptions options) {
    this.reach = reach;
    this.names = names;
    this.options =
        new HttpClientOptions(options).setKeepAlive(false).setConnectTimeout(CONNECT_MILLIS);
  }

  /** Where it may go. */
  public Reach reach() {
    return reach;
  }

  /** What is sent. */
  public record Request(HttpMethod method, URI url, Map<String, String> headers, Bytes body) {
    public Request {
      headers = Map.copyOf(headers);
    }
  }

  /**
   * The head of an answer.
   *
   * @param pause for how long it asks to be left alone; null where it does not
   * @param body comes later; fails where it is too long, comes too late or breaks off
   */
  public record Reply(int status, @Nullable Duration pause, Future<Buffer> body) {}

  /**
   * Sends a request; fails with an {@link UnreachedException}.
   *
   * @param patience how long all of it may take, the body of the answer included
   */
  public Future<Reply> send(Request request, Duration patience) {
    Line open = line();
    Promise<Reply> reply = Promise.promise();
    open.vertx().runOnContext(started -> new Walk(open, request, patience, reply).begin());
    return reply.future();
  }

  private synchronized Line line() {
    if (line == null) {
      Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
      PoolOptions pool = new PoolOptions().setHttp1MaxSize(CONNECTIONS);
      line = new Line(vertx, vertx.createHttpClient(options, pool));
    }
    return line;
  }

  /** One way there and back; on the messenger's thread. */
  private final class Walk {
    private final Vertx vertx;
    private final HttpClient client;
    private final Request request;
    private final Promise<Reply> reply;
    private final Promise<Buffer> body = Promise.promise();
    private final Buffer heard = Buffer.buffer();
    private final long timer;
    private @Nullable HttpClientRequest made;

    Walk(Line line, Request request, Duration patience, Promise<Reply> reply) {
      this.vertx = line.vertx();
      this.client = line.client();
      this.request = request;
      this.reply = reply;
      this.timer = vertx.setTimer(patience.toMillis(), late -> end(Why.TIMEOUT));
    }

    void begin() {
      Future.fromCompletionStage(
              names.addresses(Reach.bare(request.url().getHost())), vertx.getOrCreateContext())
          .compose(addresses -> client.request(options(admitted(addresses))))
          .compose(this::send)
          .onComplete(this::answered, this::failed);
    }

    private InetAddress admitted(List<InetAddress> addresses) {
      URI url = request.url();
      if (addresses.isEmpty() || !addresses.stream().allMatch(a -> reach.admits(url, a))) {
        throw new UnreachedException(Why.ADDRESS_NOT_ALLOWED);
      }
      return addresses.get(0);
    }

    private RequestOptions options(InetAddress address) {
      URI url = request.url();
      String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
      RequestOptions where =
          new RequestOptions()
              .setMethod(request.method())
              .setHost(Reach.bare(url.getHost()))
              .setPort(Reach.port(url))
              .setSsl("https".equalsIgnoreCase(url.getScheme()))
              .setServer(SocketAddress.inetSocketAddress(Reach.port(url), address.getHostAddress()))
              .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
              .setFollowRedirects(false);
      request.headers().forEach(where::putHeader);
      return where;
    }

    private Future<HttpClientResponse> send(HttpClientRequest begun) {
      if (reply.future().isComplete()) {
        begun.reset();
        return Future.failedFuture(new UnreachedException(Why.TIMEOUT));
      }
      made = begun;
      byte[] content = request.body().toArray();
      return content.length == 0 ? begun.send() : begun.send(Buffer.buffer(content));
    }

    private void answered(HttpClientResponse answer) {
      answer.exceptionHandler(broken -> end(Why.UNREACHABLE));
      answer.handler(
          chunk -> {
            heard.appendBuffer(chunk);
            if (heard.length() > MOST_BYTES) {
              end(Why.TOO_LONG);
            }
          });
      answer.endHandler(
          ended -> {
            vertx.cancelTimer(timer);
            body.tryComplete(heard);
          });
      Duration pause = RetryAfter.read(answer.getHeader(RetryAfter.HEADER));
      reply.tryComplete(new Reply(answer.statusCode(), pause, body.future()));
    }

    /** What fails because it was cut needs no word. */
    private void failed(Throwable failure) {
      if (!reply.future().isComplete()) {
        end(why(failure));
      }
    }

    private void end(Why why) {
      vertx.cancelTimer(timer);
      UnreachedException unreached = new UnreachedException(why);
      reply.tryFail(unreached);
      body.tryFail(unreached);
      HttpClientRequest begun = made;
      if (begun != null) {
        begun.reset();
      }
    }
  }

  private static Why why(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof UnreachedException known) {
      return known.why();
    }
    if (cause instanceof UnknownHostException) {
      return Why.UNKNOWN_HOST;
    }
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (each instanceof SSLException) {
        return Why.TLS;
      }
    }
    if (!(cause instanceof IOException)) {
      LOG.warn("a request could not be sent", cause);
    }
    return Why.UNREACHABLE;
  }

  @Override
  public synchronized void close() {
    if (line != null) {
      line.vertx().close().await();
    }
    names.close();
  }
}
