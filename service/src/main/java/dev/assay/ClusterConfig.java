package dev.assay;

import dev.assay.cluster.Place;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a node is one of many.
 *
 * @param place where it meets the others
 * @param maxStaleness how long it may judge without being certain that nothing newer is in force
 * @param drain how long it still answers after it has said that it leaves
 */
public record ClusterConfig(Place place, Duration maxStaleness, Duration drain) {
  private static final Duration MAX_STALENESS = Duration.ofMinutes(15);
  private static final Duration DRAIN = Duration.ofSeconds(3);
  private static final int LONGEST_SECONDS = 86_400;

  /** A node that nobody on another machine can join. */
  public static final ClusterConfig ALONE = new ClusterConfig(Place.alone(), MAX_STALENESS, DRAIN);

  /** What was said at the start; the rest comes from the environment. */
  public static ClusterConfig of(
      @Nullable String join,
      @Nullable String host,
      @Nullable Integer port,
      Map<String, String> environment) {
    List<String> others = others(join == null ? environment.get("ASSAY_JOIN") : join);
    String named = host == null ? environment.get("ASSAY_CLUSTER_HOST") : host;
    int any = others.isEmpty() ? 0 : Place.PORT;
    Place place =
        new Place(
            named == null || named.isBlank() ? Place.alone().host() : named,
            port == null ? number(environment, "ASSAY_CLUSTER_PORT", any, 65_535) : port,
            others);
    return new ClusterConfig(
        place,
        seconds(environment, "ASSAY_MAX_STALENESS", MAX_STALENESS),
        seconds(environment, "ASSAY_DRAIN", DRAIN));
  }

  private static List<String> others(@Nullable String join) {
    return join == null
        ? List.of()
        : Arrays.stream(join.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  private static Duration seconds(Map<String, String> environment, String name, Duration usual) {
    return Duration.ofSeconds(number(environment, name, (int) usual.toSeconds(), LONGEST_SECONDS));
  }

  private static int number(Map<String, String> environment, String name, int usual, int max) {
    String text = environment.get(name);
    if (text == null || text.isBlank()) {
      return usual;
    }
    try {
      int number = Integer.parseInt(text.strip());
      if (number >= 0 && number <= max) {
        return number;
      }
    } catch (NumberFormatException noNumber) {
      // refused below
    }
    throw new IllegalArgumentException(
        "%s is '%s', must be a number from 0 to %d".formatted(name, text, max));
  }
}
