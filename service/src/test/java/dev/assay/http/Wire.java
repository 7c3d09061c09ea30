package dev.assay.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A wire to a node that writes down every byte that is sent there; it can be cut. */
final class Wire implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final NetClient client = vertx.createNetClient();
  private final NetServer server;
  private final int target;
  private final Buffer sent = Buffer.buffer();
  private final Set<NetSocket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger swallowed = new AtomicInteger();
  private volatile boolean cut;

  Wire(int target) {
    this.target = target;
    this.server =
        vertx.createNetServer().connectHandler(this::connected).listen(0, "127.0.0.1").await();
  }

  String url() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  /** Nothing passes from now on. */
  void cut() {
    cut = true;
    open.forEach(NetSocket::close);
  }

  void mend() {
    cut = false;
  }

  /** The next answer is lost on its way; what was asked arrives. */
  void swallowAnAnswer() {
    swallowed.set(1);
  }

  /** What was sent, a character for each byte. */
  String sent() {
    synchronized (sent) {
      return sent.toString(StandardCharsets.ISO_8859_1);
    }
  }

  private void connected(NetSocket near) {
    if (cut) {
      near.close();
      return;
    }
    open.add(near);
    near.closeHandler(closed -> open.remove(near));
    near.pause();
    client
        .connect(target, "127.0.0.1")
        .onSuccess(far -> join(near, far))
        .onFailure(away -> near.close());
  }

  private void join(NetSocket near, NetSocket far) {
    near.closeHandler(
        closed -> {
          open.remove(near);
          far.close();
        });
    near.handler(
        bytes -> {
          synchronized (sent) {
            sent.appendBuffer(bytes);
          }
          far.write(bytes);
        });
    far.handler(
        bytes -> {
          if (swallowed.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            near.close();
          } else {
            near.write(bytes);
          }
        });
    far.closeHandler(closed -> near.close());
    near.resume();
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
