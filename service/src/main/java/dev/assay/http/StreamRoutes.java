package dev.assay.http;

import dev.assay.events.EventStore;
import dev.assay.events.Feed;
import dev.assay.tenants.ApiKey;
import dev.assay.tenants.ApiKeys;
import dev.assay.tenants.Tenant;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells what happens while it happens, to those who keep listening. */
final class StreamRoutes {
  private static final int LONGEST_SECONDS = 3_600;

  private final Vertx vertx;
  private final EventStore events;
  private final Feed feed;
  private final ApiKeys keys;

  StreamRoutes(Vertx vertx, EventStore events, Feed feed, ApiKeys keys) {
    this.vertx = vertx;
    this.events = events;
    this.feed = feed;
    this.keys = keys;
  }

  Map<String, Handling> handlings() {
    return Map.of("streamEvents", this::stream);
  }

  private Future<Answer> stream(Call call) {
    call.query().only("after", "seconds");
    @Nullable Tenant tenant = call.principal().tenant();
    @Nullable UUID tenantId = tenant == null ? null : tenant.id();
    ApiKey key = call.principal().key();
    Duration length = Duration.ofSeconds(seconds(call.query().text("seconds")));
    return after(call)
        .map(
            after ->
                Answer.stream(
                        "text/event-stream",
                        to ->
                            new EventStream(
                                    vertx,
                                    feed,
                                    at -> events.after(tenantId, at, EventStream.PAGE),
                                    () -> keys.holder(key.id()) != null,
                                    length,
                                    to)
                                .begin(after))
                    .header("Content-Encoding", HttpHeaders.IDENTITY.toString()));
  }

  /** The event after which the stream begins: a browser that comes back says it in a header. */
  private Future<Long> after(Call call) {
    String last = call.request().getHeader("Last-Event-ID");
    String asked = last == null ? call.query().text("after") : last;
    return asked == null
        ? vertx.executeBlocking(events::newest, false)
        : Future.succeededFuture(EventRoutes.after(asked));
  }

  private static int seconds(@Nullable String text) {
    if (text == null) {
      return LONGEST_SECONDS;
    }
    boolean digits = text.length() <= 4 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits || Integer.parseInt(text) > LONGEST_SECONDS) {
      throw new Refusal(
          Kind.INVALID_REQUEST,
          List.of(new Fault("?seconds", "must be a whole number from 0 to " + LONGEST_SECONDS)));
    }
    return Integer.parseInt(text);
  }
}
