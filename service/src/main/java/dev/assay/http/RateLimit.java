package dev.assay.http;

import dev.assay.rate.Rates;
import dev.assay.rate.Standing;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Tenant;
import io.vertx.core.http.HttpServerResponse;
import java.time.Clock;
import java.time.Duration;

/** Holds callers to the requests that their plan lets them send in a minute of the clock. */
final class RateLimit {
  private final Rates rates;
  private final Clock clock;

  RateLimit(Rates rates, Clock clock) {
    this.rates = rates;
    this.clock = clock;
  }

  /** Counts a request, and says in the headers of its answer how many more may follow. */
  void take(Tenant tenant, HttpServerResponse response) {
    int limit = tenant.subscription().requestsAMinute();
    if (limit == Plan.ANY_NUMBER) {
      return;
    }
    Standing standing = rates.take(tenant.id(), limit, clock.instant());
    if (!standing.allowed()) {
      throw Refusal.overLimit(
          "Rate limit reached: %d requests a minute".formatted(limit), limit, standing.reset());
    }
    response.putHeader("RateLimit-Limit", Integer.toString(limit));
    response.putHeader("RateLimit-Remaining", Integer.toString(standing.left()));
    response.putHeader("RateLimit-Reset", Long.toString(seconds(standing.reset())));
  }

  /** Tells a caller that nothing is left. */
  static void refused(Answer answer, long limit, Duration reset) {
    answer.header("RateLimit-Limit", Long.toString(limit));
    answer.header("RateLimit-Remaining", "0");
    answer.header("RateLimit-Reset", Long.toString(seconds(reset)));
  }

  /** Whole seconds, after which a time is surely over. */
  static long seconds(Duration time) {
    return time.plusMillis(999).toSeconds();
  }
}
