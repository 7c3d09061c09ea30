package dev.assay.tenants;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant has subscribed to, and what comes after it.
 *
 * @param plan in force
 * @param granted requests a minute that it may send under the plan {@code enterprise}; null for any
 *     number
 * @param next a lower plan that was chosen; null where none was
 */
public record Subscription(Plan plan, @Nullable Integer granted, @Nullable Next next) {

  /** A plan that comes into force by itself. */
  public record Next(Plan plan, Instant from) {}

  /** To a plan as it comes, until another is chosen. */
  public static Subscription to(Plan plan) {
    return new Subscription(plan, null, null);
  }

  /** What it is once the next plan is due. */
  Subscription at(Instant now) {
    return next == null || now.isBefore(next.from())
        ? this
        : new Subscription(next.plan(), under(next.plan(), granted), null);
  }

  /**
   * What it is after somebody chose a plan: a higher one holds at once, a lower one from the next
   * month on, and the same one takes back that a lower one was chosen.
   */
  Subscription choosing(Plan chosen, @Nullable Integer granting, Instant nextMonth) {
    if (chosen.compareTo(plan) >= 0) {
      return new Subscription(chosen, under(chosen, granting), null);
    }
    Integer kept = chosen == Plan.ENTERPRISE ? granting : granted;
    return new Subscription(plan, kept, new Next(chosen, nextMonth));
  }

  private static @Nullable Integer under(Plan plan, @Nullable Integer granted) {
    return plan == Plan.ENTERPRISE ? granted : null;
  }

  /** How many requests that score may be sent in a minute; {@link Plan#ANY_NUMBER} has no limit. */
  public int requestsAMinute() {
    return plan == Plan.ENTERPRISE && granted != null ? granted : plan.requestsAMinute();
  }
}
