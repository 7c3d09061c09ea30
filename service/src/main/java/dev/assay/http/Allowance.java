package dev.assay.http;

import dev.assay.quota.Quota;
import dev.assay.tenants.Tenant;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Holds callers to the leads that their plan lets them have scored in a month; what cannot be
 * scored does not count.
 */
final class Allowance {
  private final Quota quota;
  private final Clock clock;

  Allowance(Quota quota, Clock clock) {
    this.quota = quota;
    this.clock = clock;
  }

  /** Scores leads that a caller may have scored; all of them or none. */
  <T> Future<T> scored(Tenant tenant, int leads, Supplier<Future<T>> scoring) {
    return begun(tenant, leads, back -> scoring.get().onFailure(failed -> back.run()));
  }

  /** One lead at a time. */
  Leave of(Tenant tenant) {
    return scoring -> begun(tenant, 1, back -> scored(scoring, back));
  }

  private static CompletionStage<Made> scored(
      Supplier<CompletionStage<Made>> scoring, Runnable back) {
    return scoring
        .get()
        .whenComplete(
            (made, failed) -> {
              if (failed != null) {
                back.run();
              }
            });
  }

  /** What was begun with leads that are counted, and given back where that throws. */
  private <T> T begun(Tenant tenant, int leads, Function<Runnable, T> scoring) {
    Instant taken = take(tenant, leads);
    Runnable back = () -> quota.giveBack(tenant, leads, taken);
    try {
      return scoring.apply(back);
    } catch (RuntimeException refused) {
      back.run();
      throw refused;
    }
  }

  /** Refuses a call for leads where not one more may be scored; one that came before may go on. */
  void require(Call call) {
    if (!call.again()) {
      quota.giveBack(call.tenant(), 1, take(call.tenant(), 1));
    }
  }

  /** When they were counted. */
  private Instant take(Tenant tenant, int leads) {
    Instant now = clock.instant();
    if (!quota.take(tenant, leads, now)) {
      throw Refusal.overLimit(
          "Monthly limit reached",
          tenant.plan().leadsAMonth(),
          Duration.between(now, Quota.next(now)));
    }
    return now;
  }
}
