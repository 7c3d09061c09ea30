package dev.assay.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.model.ActivityKind;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Reads how activities fade and how often they count from {@code pack.yaml}. */
final class MeasuresReader {
  private static final int MOST_DIGITS = 5;

  private final Entries entries;

  MeasuresReader(Entries entries) {
    this.entries = entries;
  }

  Measures read(JsonNode manifest) {
    Map<String, Duration> halfLives = new TreeMap<>();
    Map<String, Integer> limits = new TreeMap<>();
    manifest
        .path("half_lives")
        .properties()
        .forEach(
            entry -> {
              if (isKind(entry.getKey())) {
                halfLife(entry.getKey(), entry.getValue().asText(), halfLives);
              }
            });
    manifest
        .path("daily_limits")
        .properties()
        .forEach(
            entry -> {
              int limit = entry.getValue().asInt();
              if (limit <= 0) {
                entries.problem(
                    entry.getKey(), "bad_limit", entry.getKey() + ": a limit is 1 or more a day");
              } else if (isKind(entry.getKey())) {
                limits.put(entry.getKey(), limit);
              }
            });
    return new Measures(halfLives, limits, IdealCustomer.OPEN);
  }

  private boolean isKind(String name) {
    boolean known = ActivityKind.of(name).isPresent();
    if (!known) {
      entries.problem(name, "bad_activity", "'" + name + "' is no kind of activity");
    }
    return known;
  }

  private void halfLife(String kind, String text, Map<String, Duration> halfLives) {
    String number = text.isEmpty() ? "" : text.substring(0, text.length() - 1);
    boolean whole =
        !number.isEmpty()
            && number.length() <= MOST_DIGITS
            && number.chars().allMatch(c -> c >= '0' && c <= '9');
    Duration time =
        !whole
            ? Duration.ZERO
            : switch (text.charAt(text.length() - 1)) {
              case 'd' -> Duration.ofDays(Integer.parseInt(number));
              case 'h' -> Duration.ofHours(Integer.parseInt(number));
              default -> Duration.ZERO;
            };
    if (time.isZero()) {
      entries.problem(
          kind,
          "bad_half_life",
          kind + ": half-life is '" + text + "', must be such as 14d or 12h");
    } else {
      halfLives.put(kind, time);
    }
  }
}
