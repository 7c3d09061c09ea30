package dev.assay.webhooks;

import dev.assay.outside.Messenger;
import dev.assay.outside.UnreachedException;
import dev.assay.webhooks.Attempt.Failure;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Takes letters to their targets; of what a target answers nothing but the head is looked at. */
public final class Courier {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Messenger messenger;
  private final Duration patience;

  public Courier(Messenger messenger) {
    this(messenger, PATIENCE);
  }

  /**
   * One for tests.
   *
   * @param patience how long an attempt may take in all
   */
  Courier(Messenger messenger, Duration patience) {
    this.messenger = messenger;
    this.patience = patience;
  }

  /**
   * What came of it.
   *
   * @param status null where no answer came
   * @param failure null where it arrived
   * @param retryAfter what the target asks for; null where it does not
   */
  record Result(
      @Nullable Integer status, @Nullable Failure failure, @Nullable Duration retryAfter) {}

  /** Takes a letter there; never fails. */
  Future<Result> carry(Letter letter) {
    Messenger.Request request =
        new Messenger.Request(HttpMethod.POST, letter.url(), letter.headers(), letter.body());
    return messenger
        .send(request, patience)
        .map(Courier::result)
        .otherwise(failure -> new Result(null, kind(failure), null));
  }

  private static Result result(Messenger.Reply reply) {
    int status = reply.status();
    if (status >= 200 && status < 300) {
      return new Result(status, null, null);
    }
    Failure failure = status >= 300 && status < 400 ? Failure.REDIRECT : Failure.STATUS;
    return new Result(status, failure, reply.pause());
  }

  private static Failure kind(Throwable failure) {
    if (!(failure instanceof UnreachedException unreached)) {
      return Failure.UNREACHABLE;
    }
    return switch (unreached.why()) {
      case TIMEOUT -> Failure.TIMEOUT;
      case UNKNOWN_HOST -> Failure.UNKNOWN_HOST;
      case ADDRESS_NOT_ALLOWED -> Failure.ADDRESS_NOT_ALLOWED;
      case TLS -> Failure.TLS;
      case UNREACHABLE, TOO_LONG -> Failure.UNREACHABLE;
    };
  }
}
