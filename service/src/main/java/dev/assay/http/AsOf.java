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
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  static final String NOT_BOTH = "is another way to choose a version; name one of the two";

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
    Instant asOf = parse(text, pointer);
    if (isAhead(asOf) && !call.principal().hasAny(Set.of(Role.ANALYST))) {
      throw new Refusal(
          Kind.FORBIDDEN,
          pointer.substring(1) + " more than five minutes ahead needs the role analyst");
    }
    return asOf;
  }

  /**
   * The time of a score or of an activity that is kept, by a clock that may go a little fast; null
   * for now. Kept for a time to come, a score would stand until then, whatever happens meanwhile,
   * and an activity would be told of that may never happen.
   *
   * @param pointer where it was sent
   */
  @Nullable Instant kept(@Nullable String text, String pointer) {
    if (text == null) {
      return null;
    }
    Instant time = parse(text, pointer);
    if (isAhead(time)) {
      throw new Refusal(
          Kind.INVALID_REQUEST,
          List.of(new Fault(pointer, "must not be more than five minutes ahead")));
    }
    return time;
  }

  private boolean isAhead(Instant time) {
    return time.isAfter(clock.instant().plus(AHEAD));
  }

  /**
   * The time that chooses what judges; null for now.
   *
   * @param pointer where it was sent
   */
  @Nullable Instant past(@Nullable String text, String pointer) {
    if (text == null) {
      return null;
    }
    Instant time = parse(text, pointer);
    if (time.isAfter(clock.instant())) {
      throw new Refusal(
          Kind.INVALID_REQUEST, List.of(new Fault(pointer, "must not be in the future")));
    }
    return time;
  }

  /**
   * Any time; null where none is named.
   *
   * @param pointer where it was sent
   */
  @Nullable Instant any(@Nullable String text, String pointer) {
    return text == null ? null : parse(text, pointer);
  }

  Instant now() {
    return clock.instant();
  }

  /**
   * A time to come; null where none is named.
   *
   * @param pointer where it was sent
   */
  @Nullable Instant ahead(@Nullable String text, String pointer) {
    if (text == null) {
      return null;
    }
    Instant time = parse(text, pointer);
    if (!time.isAfter(clock.instant())) {
      throw new Refusal(Kind.INVALID_REQUEST, List.of(new Fault(pointer, "must be in the future")));
    }
    return time;
  }

  /** Years 1 to 9999, which every store holds. */
  private static Instant parse(String text, String pointer) {
    try {
      Instant asOf = Instant.parse(text);
      if (!asOf.isBefore(FIRST) && asOf.isBefore(END)) {
        return asOf;
      }
    } catch (DateTimeException noSuchTime) {
      // refused below, like a time too far away
    }
    String message = "must be a time in UTC such as 2026-11-22T09:00:00Z";
    throw new Refusal(Kind.INVALID_REQUEST, List.of(new Fault(pointer, message)));
  }
}
