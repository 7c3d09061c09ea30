package dev.assay.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** One batch of any size in one request, sent while its answer is read. */
final class Stream {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String url;
  private final String key;

  Stream(String url, String key) {
    this.url = url;
    this.key = key;
  }

  /** Leads a second. */
  double send(int leads) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("X-API-Key", key)
            .header("Content-Type", "application/x-ndjson")
            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new Repeated(leads)))
            .build();
    long start = System.nanoTime();
    HttpResponse<InputStream> response =
        client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    int lines = 0;
    try (BufferedReader answer =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      while (answer.readLine() != null) {
        lines++;
      }
    }
    if (lines != leads) {
      throw new IOException(leads + " leads were sent, " + lines + " lines came back");
    }
    return leads / ((System.nanoTime() - start) / 1e9);
  }

  /** The same line so many times. */
  private static final class Repeated extends InputStream {
    private static final byte[] LINE = (Sample.JSON + "\n").getBytes(StandardCharsets.UTF_8);

    private int left;
    private int at;

    Repeated(int times) {
      left = times;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      int copied = 0;
      while (left > 0 && copied < length) {
        int more = Math.min(length - copied, LINE.length - at);
        System.arraycopy(LINE, at, into, offset + copied, more);
        copied += more;
        at += more;
        if (at == LINE.length) {
          at = 0;
          left--;
        }
      }
      return copied == 0 && length > 0 ? -1 : copied;
    }
  }
}
