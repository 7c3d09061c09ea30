package dev.assay.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ShapleyTest {
  private static int points(Set<Cause> come, Cause cause, int points) {
    return come.contains(cause) ? points : 0;
  }

  @Test
  void shares_causesThatDoNotMeet_areWhatEachAdds() {
    Map<Cause, Integer> shares =
        new Shapley(
                EnumSet.of(Cause.TIME, Cause.INPUT, Cause.RULES),
                come ->
                    40
                        + points(come, Cause.INPUT, 12)
                        + points(come, Cause.RULES, -5)
                        + points(come, Cause.TIME, 0))
            .shares();

    assertThat(shares).isEqualTo(Map.of(Cause.INPUT, 1200, Cause.RULES, -500, Cause.TIME, 0));
  }

  @Test
  void shares_causesThatOnlyCountTogether_areEqual() {
    Set<Cause> causes = EnumSet.of(Cause.INPUT, Cause.RULES, Cause.TIME);

    Map<Cause, Integer> shares =
        new Shapley(causes, come -> come.containsAll(causes) ? 10 : 0).shares();

    // A third of 1,000 hundredths each, and the one left over to the first.
    assertThat(shares).isEqualTo(Map.of(Cause.INPUT, 334, Cause.RULES, 333, Cause.TIME, 333));
  }

  @Test
  void shares_noCause_areNone() {
    assertThat(new Shapley(EnumSet.noneOf(Cause.class), come -> 50).shares()).isEmpty();
  }

  @Test
  void shares_ofAnything_sumToTheDifference() {
    Random random = new Random(20261122);
    for (int i = 0; i < 500; i++) {
      Set<Cause> causes = EnumSet.noneOf(Cause.class);
      for (Cause cause : Cause.values()) {
        if (random.nextBoolean()) {
          causes.add(cause);
        }
      }
      Map<Set<Cause>, Integer> values = new HashMap<>();
      Shapley shapley =
          new Shapley(
              causes, come -> values.computeIfAbsent(Set.copyOf(come), set -> random.nextInt(101)));

      int sum = shapley.shares().values().stream().mapToInt(Integer::intValue).sum();

      assertThat(sum)
          .isEqualTo(100 * (values.getOrDefault(causes, -1) - values.getOrDefault(Set.of(), -1)));
      assertThat(shapley.shares().keySet()).isEqualTo(causes);
    }
  }
}
