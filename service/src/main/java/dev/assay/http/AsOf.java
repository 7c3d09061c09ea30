package dev.assay.http;

import dev.assay.tenants.Role;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the clock of a decision as callers send it. */
final class AsOf {
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private final Clock clock;

  AsOf(Clock clock) {
    this.clock = clock;
  }

  /**
   * The time a caller names; null for now.
   *
   * @param pointer where it was sent
   */
  @Nullable Instant read(Call call, @Nullable String text, String pointer) {
    if (text == null) {
      return null;
    }
    Instant asOf;
    try {
      asOf = Instant.parse(text);
    } catch (DateTimeException noSuchTime) {
      String message = "must be a time in UTC such as 2026-11-22T09:00:00Z";
      throw new Refusal(Kind.INVALID_REQUEST, List.of(new Fault(pointer, message)));
    }
    boolean ahead = asOf.isAfter(clock.instant().plus(AHEAD));
    if (ahead && !call.principal().hasAny(Set.of(Role.ANALYST))) {
      throw new Refusal(
          Kind.FORBIDDEN, "as_of more than five minutes ahead needs the role analyst");
    }
    return asOf;
  }
}
