package dev.assay.http;

import dev.assay.events.CloudEvent;
import dev.assay.events.Event;
import dev.assay.events.Feed;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One answer that goes on while events come, as server-sent events. It reads the next page when the
 * one before has been taken, so a slow listener holds nothing up. On the loop of its request.
 */
final class EventStream implements Feed.Listener {
  /** How many events are read at once. */
  static final int PAGE = 200;

  private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
  private static final long BEAT_MILLIS = 15_000;

  private final Vertx vertx;
  private final Context context;
  private final Feed feed;
  private final LongFunction<List<Event.Sent>> after;
  private final BooleanSupplier open;
  private final long millis;
  private final HttpServerResponse to;
  private long known;
  private boolean reading;
  private boolean more;
  private boolean last;
  private long beat;
  private long end;

  /**
   * A stream that has not begun.
   *
   * @param after reads a page of events after one; blocks
   * @param open whether the listener may still hear
   * @param length after which it ends
   */
  EventStream(
      Vertx vertx,
      Feed feed,
      LongFunction<List<Event.Sent>> after,
      BooleanSupplier open,
      Duration length,
      HttpServerResponse to) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.feed = feed;
    this.after = after;
    this.open = open;
    this.millis = length.toMillis();
    this.to = to;
  }

  /** Begins after that event. */
  void begin(long event) {
    known = event;
    to.closeHandler(closed -> forget());
    to.exceptionHandler(broken -> forget());
    to.write(":\n\n"); // so that the listener learns at once that it is let in
    feed.add(this);
    beat = vertx.setPeriodic(BEAT_MILLIS, tick -> beat());
    if (millis == 0) {
      last = true;
    } else {
      end = vertx.setTimer(millis, late -> finish());
    }
    read();
  }

  @Override
  public void more() {
    context.runOnContext(told -> read());
  }

  @Override
  public void end() {
    context.runOnContext(told -> finish());
  }

  private void beat() {
    if (open.getAsBoolean()) {
      to.write(":\n\n");
    } else {
      finish();
    }
  }

  private void read() {
    if (reading) {
      more = true;
      return;
    }
    if (to.ended() || to.closed()) {
      return;
    }
    reading = true;
    more = false;
    long from = known;
    vertx
        .executeBlocking(() -> after.apply(from), false)
        .onComplete(
            this::write,
            failure -> {
              LOG.warn("a stream of events ends", failure);
              finish(); // the listener comes back, and says where it was
            });
  }

  private void write(List<Event.Sent> page) {
    if (to.ended() || to.closed()) {
      return;
    }
    if (!page.isEmpty()) {
      Buffer frames = Buffer.buffer();
      page.forEach(sent -> append(frames, sent));
      known = page.get(page.size() - 1).number();
      to.write(frames);
    }
    more |= page.size() == PAGE;
    if (to.writeQueueFull()) {
      to.drainHandler(drained -> goOn());
    } else {
      goOn();
    }
  }

  private void goOn() {
    reading = false;
    if (more) {
      read();
    } else if (last) {
      finish();
    }
  }

  /** The JSON of an event is one line. */
  private static void append(Buffer frames, Event.Sent sent) {
    frames.appendString("id: " + sent.number() + "\nevent: " + sent.event().type() + "\ndata: ");
    frames.appendBytes(CloudEvent.bytes(sent)).appendString("\n\n");
  }

  private void finish() {
    forget();
    if (!to.ended() && !to.closed()) {
      to.end();
    }
  }

  private void forget() {
    feed.remove(this);
    vertx.cancelTimer(beat);
    vertx.cancelTimer(end);
  }
}
