package dev.assay.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Listens to the live stream, as browsers do. */
final class Listener implements AutoCloseable {
  private final InputStream in;
  private final List<String> heard = new CopyOnWriteArrayList<>();

  /**
   * Begins to listen; returns when it is let in.
   *
   * @param last id of the last event that is known; empty for none
   */
  Listener(TestNode node, String key, String last) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.http.port() + "/v1/stream"))
            .header("X-API-Key", key);
    if (!last.isEmpty()) {
      request.header("Last-Event-ID", last);
    }
    try {
      in =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .build()
              .send(request.build(), BodyHandlers.ofInputStream())
              .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    Thread reader = new Thread(this::read, "listener");
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    byte[] some = new byte[4096];
    try {
      for (int n = in.read(some); n >= 0; n = in.read(some)) {
        heard.add(new String(some, 0, n, StandardCharsets.UTF_8));
      }
    } catch (IOException closed) {
      heard.add("\n");
    }
  }

  String heard() {
    return String.join("", heard);
  }

  /** The id of the event that was heard last. */
  String lastId() {
    String all = heard();
    int at = all.lastIndexOf("id: ") + 4;
    return all.substring(at, all.indexOf('\n', at));
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
