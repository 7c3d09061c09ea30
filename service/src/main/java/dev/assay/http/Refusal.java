package dev.assay.http;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Ends a request with an answer that is no success. It carries no stack trace: it tells of the
 * caller's request, not of this code.
 */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final transient List<Fault> faults;
  private final transient @Nullable Duration retryAfter;
  private final @Nullable Long limit;

  Refusal(Kind kind) {
    this(kind, null, List.of());
  }

  Refusal(Kind kind, String detail) {
    this(kind, detail, List.of());
  }

  /** Refuses a request for all that is wrong with it. */
  Refusal(Kind kind, List<Fault> faults) {
    this(
        kind,
        faults.stream()
            .map(f -> f.pointer().isEmpty() ? f.message() : f.pointer() + ": " + f.message())
            .collect(Collectors.joining("; ")),
        faults);
  }

  Refusal(Kind kind, @Nullable String detail, List<Fault> faults) {
    this(kind, detail, faults, null, null);
  }

  private Refusal(
      Kind kind,
      @Nullable String detail,
      List<Fault> faults,
      @Nullable Duration retryAfter,
      @Nullable Long limit) {
    super(detail, null, false, false);
    this.kind = kind;
    this.faults = List.copyOf(faults);
    this.retryAfter = retryAfter;
    this.limit = limit;
  }

  /** Refuses what may be asked again after a while. */
  static Refusal forNow(Kind kind, String detail, Duration retryAfter) {
    return new Refusal(kind, detail, List.of(), retryAfter, null);
  }

  /** Refuses what is more than a plan has, until a time is over. */
  static Refusal overLimit(String detail, long limit, Duration reset) {
    return new Refusal(Kind.TOO_MANY_REQUESTS, detail, List.of(), reset, limit);
  }

  /** How much the plan has; null where that is not what is lacking. */
  @Nullable Long limit() {
    return limit;
  }

  /** How long to wait before asking again; null where nobody knows. */
  @Nullable Duration retryAfter() {
    return retryAfter;
  }

  Kind kind() {
    return kind;
  }

  /** What and why, for the caller; null where the kind says it all. */
  @Nullable String detail() {
    return getMessage();
  }

  List<Fault> faults() {
    return faults;
  }
}
