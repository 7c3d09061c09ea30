package dev.assay.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Sends one request over and over on keep-alive connections from a single thread, so that most of
 * the machine is left to the server. Speaks just enough HTTP/1.1 for that.
 */
final class Load implements AutoCloseable {
  private static final byte[] LENGTH = "content-length: ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] LAST = "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int MICROS = 1_000_000;

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final Deque<Connection> idle = new ArrayDeque<>();
  private final Buffer request;
  private final long[] latencies = new long[MICROS + 1];
  private long answered;
  private long failed;
  private double owed;
  private int perSecond;

  /** What a load did: answers a second, and the time within which so many of a hundred came. */
  record Result(double perSecond, double p50Millis, double p99Millis, long failed) {}

  Load(int port, String path, String key, String type, String body, int connections) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    request =
        Buffer.buffer(
                "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nX-API-Key: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
                    .formatted(path, key, type, bytes.length))
            .appendBytes(bytes);
    NetClient client = vertx.createNetClient();
    for (int i = 0; i < connections; i++) {
      NetSocket socket = client.connect(port, "127.0.0.1").await();
      Connection connection = new Connection(socket);
      vertx.runOnContext(v -> idle.add(connection));
    }
  }

  /**
   * Runs for some time.
   *
   * @param rate requests a second; 0 for as many as are answered
   */
  Result run(int seconds, int rate) throws InterruptedException {
    await(
        () -> {
          Arrays.fill(latencies, 0);
          answered = 0;
          failed = 0;
          owed = 0;
          perSecond = rate == 0 ? Integer.MAX_VALUE : rate;
        });
    long start = System.nanoTime();
    long timer =
        vertx.setPeriodic(
            1,
            t -> {
              owed = Math.min(owed + perSecond / 1000.0, rate == 0 ? Integer.MAX_VALUE : rate);
              send();
            });
    TimeUnit.SECONDS.sleep(seconds);
    vertx.cancelTimer(timer);
    await(() -> owed = 0);
    double took = (System.nanoTime() - start) / 1e9;
    return new Result(answered / took, percentile(0.50), percentile(0.99), failed);
  }

  @Override
  public void close() {
    vertx.close().await();
  }

  private void await(Runnable task) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    vertx.runOnContext(
        v -> {
          task.run();
          done.countDown();
        });
    done.await();
  }

  private void send() {
    while (owed >= 1 && !idle.isEmpty()) {
      owed--;
      idle.pop().send();
    }
  }

  private double percentile(double share) {
    long wanted = (long) Math.ceil(answered * share);
    long seen = 0;
    for (int i = 0; i < latencies.length; i++) {
      seen += latencies[i];
      if (seen >= wanted) {
        return i / 1000.0;
      }
    }
    return MICROS / 1000.0;
  }

  /** One connection: at most one request under way. */
  private final class Connection {
    private final NetSocket socket;
    private byte[] received = new byte[4_096];
    private int length;
    private long sent;

    Connection(NetSocket socket) {
      this.socket = socket;
      socket.handler(this::receive);
    }

    void send() {
      sent = System.nanoTime();
      socket.write(request.copy()); // writing consumes a buffer
    }

    private void receive(Buffer chunk) {
      if (length + chunk.length() > received.length) {
        received = Arrays.copyOf(received, 2 * (length + chunk.length()));
      }
      chunk.getBytes(received, length);
      length += chunk.length();
      int body = bodyStart();
      if (body < 0 || !isWhole(body)) {
        return;
      }
      answered++;
      if (received[9] != '2') {
        failed++;
      }
      long micros = (System.nanoTime() - sent) / 1000;
      latencies[(int) Math.min(micros, MICROS)]++;
      length = 0;
      idle.add(this);
      Load.this.send();
    }

    private int bodyStart() {
      for (int i = 3; i < length; i++) {
        if (received[i] == '\n' && received[i - 2] == '\n') {
          return i + 1;
        }
      }
      return -1;
    }

    /** Whether all is there: as much as was announced, or else the last of the chunks. */
    private boolean isWhole(int body) {
      int announced = announced(body);
      if (announced >= 0) {
        return length >= body + announced;
      }
      for (int i = 1; i <= LAST.length; i++) {
        if (received[length - i] != LAST[LAST.length - i]) {
          return false;
        }
      }
      return true;
    }

    private int announced(int end) {
      for (int i = 0; i < end - LENGTH.length; i++) {
        int matched = 0;
        while (matched < LENGTH.length && (received[i + matched] | 0x20) == LENGTH[matched]) {
          matched++;
        }
        if (matched == LENGTH.length) {
          int bytes = 0;
          for (int at = i + matched; Character.isDigit(received[at]); at++) {
            bytes = bytes * 10 + received[at] - '0';
          }
          return bytes;
        }
      }
      return -1;
    }
  }
}
