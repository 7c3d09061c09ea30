package dev.assay.webhooks;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to deliver an event.
 *
 * @param number from 1
 * @param millis how long it took
 * @param status of the target's answer; null where none came
 * @param failure null where it was delivered
 */
public record Attempt(
    int number, Instant at, long millis, @Nullable Integer status, @Nullable Failure failure) {

  /** Why an event was not delivered. */
  public enum Failure {
    /** It answered with a status that is none of 2xx. */
    STATUS,
    /** It answered with a redirect, which is not followed. */
    REDIRECT,
    /** It did not answer in time. */
    TIMEOUT,
    /** Its name means no address. */
    UNKNOWN_HOST,
    /** Its name means an address to which nothing is sent. */
    ADDRESS_NOT_ALLOWED,
    /** There is no encrypted connection to it that can be trusted. */
    TLS,
    /** There is no connection to it, or it broke. */
    UNREACHABLE;

    /** The name in JSON and in storage. */
    public String json() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Failure of(String json) {
      return valueOf(json.toUpperCase(Locale.ROOT));
    }
  }
}
