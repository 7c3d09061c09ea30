package dev.assay.enrichment;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.canonical.Bytes;
import dev.assay.outside.Messenger;
import dev.assay.outside.NoAnswerException;
import dev.assay.outside.UnreachedException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Asks sources. */
public final class Fetcher {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int MOST_DEPTH = 32;
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MOST_DEPTH).build())
                  .build())
          .build();

  private final Messenger messenger;
  private final Duration patience;

  public Fetcher(Messenger messenger) {
    this(messenger, PATIENCE);
  }

  /** One for tests. */
  Fetcher(Messenger messenger, Duration patience) {
    this.messenger = messenger;
    this.patience = patience;
  }

  /** What a source says of a company; fails with a {@link NoAnswerException}. */
  Future<ObjectNode> fetch(Source source, String domain) {
    Map<String, String> headers = new HashMap<>(Map.of("Accept", "application/json"));
    if (!source.header().isEmpty()) {
      headers.put(source.header(), source.secret());
    }
    return messenger
        .send(
            new Messenger.Request(HttpMethod.GET, source.of(domain), headers, Bytes.of()), patience)
        .compose(Fetcher::body)
        .map(Fetcher::object)
        .recover(failure -> Future.failedFuture(told(failure)));
  }

  private static Future<Buffer> body(Messenger.Reply reply) {
    if (reply.status() != 200) {
      throw new NoAnswerException(reply.status(), reply.pause());
    }
    return reply.body();
  }

  private static ObjectNode object(Buffer body) {
    try {
      if (JSON.readTree(body.getBytes()) instanceof ObjectNode said) {
        return said;
      }
    } catch (IOException noJson) {
      // answered below, without a word of it
    }
    throw new NoAnswerException("it answers no JSON object");
  }

  private static Throwable told(Throwable failure) {
    return failure instanceof UnreachedException unreached
        ? new NoAnswerException(
            "it gives no answer: " + unreached.why().name().toLowerCase(Locale.ROOT))
        : failure;
  }
}
