package dev.assay.learning;

import dev.assay.clients.Profile;
import dev.assay.outcomes.Example;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads from a client's leads what kind of business it does: what is most common among them. */
final class Traits {
  /** Fewer leads show nothing. */
  private static final int LEAST = 5;

  /** What is most common is so with a third of all leads. */
  private static final int SHARE = 3;

  private Traits() {}

  static Profile of(Collection<Example> examples) {
    int[] sizes =
        examples.stream()
            .mapToInt(example -> example.seen().company().employees())
            .filter(size -> size > 0)
            .sorted()
            .toArray();
    return new Profile(
        common(examples, Profile::industry),
        sizes.length < LEAST ? 0 : sizes[sizes.length / 2],
        "",
        common(examples, Profile::country));
  }

  private static String common(Collection<Example> examples, Function<Profile, String> trait) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Example example : examples) {
      String value = trait.apply(example.seen().company());
      if (!value.isEmpty()) {
        counts.merge(value, 1, Integer::sum);
      }
    }
    String common = "";
    int most = Math.max(LEAST, (examples.size() + SHARE - 1) / SHARE) - 1;
    for (Map.Entry<String, Integer> each : counts.entrySet()) {
      if (each.getValue() > most) {
        most = each.getValue();
        common = each.getKey();
      }
    }
    return common;
  }
}
