package dev.assay.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.intake.read.Moment;
import dev.assay.model.Activities;
import dev.assay.model.ActivityKind;
import dev.assay.rules.Measures;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.ObjLongConsumer;
import java.util.stream.LongStream;

/**
 * Reads what happened to a contact, and what of it still weighs. The same whatever order it is sent
 * in, and on every JDK: powers are those of {@link StrictMath}, summed from the oldest on.
 */
final class ActivityReader {
  static final String ACTIVITIES = "activities";
  static final String CREATED_ON = "created_on";
  static final String STATUS = "status";
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final Measures by;
  private final long asOf;
  private long last = Long.MIN_VALUE;

  private ActivityReader(Measures by, long asOf) {
    this.by = by;
    this.asOf = asOf;
  }

  /**
   * Reads {@code activities}, a list of {@code {"type": "demo_request", "at": "2026-03-01T10:00Z"}}
   * (without a time: just now), {@code created_on} and {@code status}; passes over what it cannot
   * read and what has yet to happen.
   *
   * @param asOf Unix milliseconds
   */
  static Activities read(JsonNode lead, Measures by, long asOf) {
    return new ActivityReader(by, asOf).read(lead);
  }

  /**
   * How many of each kind there were already on the day of a time, up to then.
   *
   * @param asOf Unix milliseconds
   */
  static Map<ActivityKind, Integer> onDay(JsonNode lead, long asOf) {
    Map<ActivityKind, Integer> onDay = new EnumMap<>(ActivityKind.class);
    each(
        lead,
        asOf,
        (kind, at) -> {
          if (Math.floorDiv(at, DAY) == Math.floorDiv(asOf, DAY)) {
            onDay.merge(kind, 1, Integer::sum);
          }
        });
    return onDay;
  }

  private static void each(JsonNode lead, long asOf, ObjLongConsumer<ActivityKind> happened) {
    for (JsonNode activity : lead.path(ACTIVITIES)) {
      ActivityKind kind = ActivityKind.of(activity.path("type").asText()).orElse(null);
      OptionalLong at = activity.has("at") ? moment(activity.path("at")) : OptionalLong.of(asOf);
      if (kind != null && at.isPresent() && at.getAsLong() <= asOf) {
        happened.accept(kind, at.getAsLong());
      }
    }
  }

  private Activities read(JsonNode lead) {
    Map<ActivityKind, LongStream.Builder> sent = new EnumMap<>(ActivityKind.class);
    each(
        lead,
        asOf,
        (kind, at) -> {
          sent.computeIfAbsent(kind, none -> LongStream.builder()).add(at);
          last = kind.isOfContact() ? Math.max(last, at) : last;
        });
    boolean active = last != Long.MIN_VALUE;
    OptionalLong created = moment(lead.path(CREATED_ON));
    boolean known = active || (created.isPresent() && created.getAsLong() <= asOf);
    long since = active ? last : created.orElse(asOf);
    Map<ActivityKind, Double> weights = new EnumMap<>(ActivityKind.class);
    sent.forEach((kind, at) -> weights.put(kind, weight(kind, at.build().sorted().toArray())));
    return new Activities(
        weight(weights, ActivityKind.PAGE_VIEW),
        weight(weights, ActivityKind.PRICING_PAGE_VISIT),
        weight(weights, ActivityKind.DEMO_REQUEST),
        weight(weights, ActivityKind.PAGE_INTENT),
        weight(weights, ActivityKind.FORM_SUBMIT),
        weight(weights, ActivityKind.EMAIL_OPEN),
        weight(weights, ActivityKind.EMAIL_CLICK),
        weight(weights, ActivityKind.EMAIL_RECEIVED),
        weight(weights, ActivityKind.EMAIL_REPLY),
        weight(weights, ActivityKind.CALL),
        weight(weights, ActivityKind.CALL_CONNECTED),
        weight(weights, ActivityKind.MEETING_BOOKED),
        weight(weights, ActivityKind.EMAIL_BOUNCE),
        weight(weights, ActivityKind.UNSUBSCRIBE),
        weight(weights, ActivityKind.SPAM_REPORT),
        active,
        known,
        known ? (int) Math.min(Integer.MAX_VALUE, (asOf - since) / DAY) : 0,
        lead.path(STATUS).asText().toLowerCase(Locale.ROOT));
  }

  private static double weight(Map<ActivityKind, Double> weights, ActivityKind kind) {
    return weights.getOrDefault(kind, 0.0);
  }

  /**
   * What they still weigh together.
   *
   * @param oldestFirst when they happened
   */
  private double weight(ActivityKind kind, long[] oldestFirst) {
    Duration halfLife = by.halfLives().get(kind.json());
    int limit = by.dailyLimits().getOrDefault(kind.json(), Integer.MAX_VALUE);
    double weight = 0;
    long day = Long.MIN_VALUE;
    int onDay = 0;
    for (long at : oldestFirst) {
      long of = Math.floorDiv(at, DAY);
      onDay = of == day ? onDay + 1 : 1;
      day = of;
      if (onDay <= limit) {
        weight +=
            halfLife == null ? 1 : StrictMath.pow(0.5, (asOf - at) / (double) halfLife.toMillis());
      }
    }
    return weight;
  }

  private static OptionalLong moment(JsonNode text) {
    return text.isTextual() ? Moment.read(text.asText()) : OptionalLong.empty();
  }
}
