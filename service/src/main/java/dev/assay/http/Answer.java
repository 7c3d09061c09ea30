package dev.assay.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.canonical.CanonicalWriter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a request is answered with. Not thread-safe. */
final class Answer {
  /** Where an answer that is kept has the hash of the body it answers. */
  static final String BODY_SENT = "body_sent";

  private static final String JSON = "application/json";
  private static final ObjectReader KEPT = reader();
  private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");

  private final int status;
  private final String contentType;
  private final byte[] body;
  private final @Nullable Consumer<HttpServerResponse> stream;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private @Nullable String bodySent;

  Answer(int status, String contentType, byte[] body) {
    this.status = status;
    this.contentType = contentType;
    this.body = body;
    this.stream = null;
  }

  private Answer(String contentType, Consumer<HttpServerResponse> stream) {
    this.status = 200;
    this.contentType = contentType;
    this.body = new byte[0];
    this.stream = stream;
  }

  /**
   * A body that is made while it is sent.
   *
   * @param body writes it to the response it is given, and ends that
   */
  static Answer stream(String contentType, Consumer<HttpServerResponse> body) {
    return new Answer(contentType, body);
  }

  static Answer ok(CanonicalWriter json) {
    return new Answer(200, JSON, json.toBytes());
  }

  static Answer created(CanonicalWriter json) {
    return new Answer(201, JSON, json.toBytes());
  }

  static Answer json(int status, CanonicalWriter json) {
    return new Answer(status, JSON, json.toBytes());
  }

  /** What is kept of an answer, however long that is. */
  static JsonNode parse(byte[] kept) {
    try {
      return KEPT.readTree(kept);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectReader reader() {
    StreamReadConstraints anyLength =
        StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build();
    return new JsonMapper(JsonFactory.builder().streamReadConstraints(anyLength).build()).reader();
  }

  /** An answer that was given before. */
  static Answer kept(JsonNode kept) {
    byte[] body = kept.path("body").asText().getBytes(StandardCharsets.UTF_8);
    Answer answer =
        new Answer(kept.path("status").asInt(), kept.path("content_type").asText(), body);
    kept.path("headers")
        .properties()
        .forEach(h -> answer.header(h.getKey(), h.getValue().asText()));
    return answer;
  }

  /** The answer in a form that can be kept. */
  byte[] toKeep() {
    CanonicalWriter out = new CanonicalWriter(body.length + 512).beginObject();
    out.key("status").value(status).key("content_type").value(contentType);
    out.key("headers").beginObject();
    headers.forEach((name, value) -> out.key(name).value(value));
    out.endObject();
    if (bodySent != null) {
      out.key(BODY_SENT).value(bodySent);
    }
    out.key("body").value(new String(body, StandardCharsets.UTF_8));
    return out.endObject().toBytes();
  }

  static Answer noContent() {
    return new Answer(204, "", new byte[0]);
  }

  /**
   * Answers a body that was read as it came, and no other.
   *
   * @param hash by {@link BodyHash}
   */
  Answer to(String hash) {
    bodySent = hash;
    return this;
  }

  Answer header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  void send(HttpServerResponse response) {
    if (response.ended() || response.closed()) {
      return;
    }
    response.setStatusCode(status);
    response.putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
    headers.forEach(response::putHeader);
    if (status == 204) {
      response.end();
      return;
    }
    response.putHeader(HttpHeaders.CONTENT_TYPE, contentType);
    if (stream == null) {
      response.end(Buffer.buffer(body));
    } else {
      stream.accept(response.setChunked(true));
    }
  }
}
