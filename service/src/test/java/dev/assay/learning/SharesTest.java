package dev.assay.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Weights are not negative and sum to 1, whatever they are made of. */
final class SharesTest {

  @Test
  void shares_ofAnySizes_sumToOne() {
    Random random = new Random(7);
    for (int run = 0; run < 1_000; run++) {
      SortedMap<String, Double> sizes = new TreeMap<>();
      for (String factor : Market.FACTORS) {
        sizes.put(factor, random.nextGaussian());
      }
      sizes.put(Market.FACTORS.get(0), 1.0);

      SortedMap<String, Double> shares = Shares.of(sizes);

      long steps = 0;
      for (Map.Entry<String, Double> share : shares.entrySet()) {
        assertThat(share.getValue()).isNotNegative();
        if (sizes.getOrDefault(share.getKey(), 0.0) <= 0) {
          assertThat(share.getValue()).isZero();
        }
        steps += Math.round(share.getValue() * 10_000);
      }
      assertThat(steps).isEqualTo(10_000);
      assertThat(shares.values().stream().mapToDouble(Double::doubleValue).sum())
          .isCloseTo(1, Offset.offset(1e-12));
    }
  }

  @Test
  void shares_ofEqualSizes_areEqualButForTheRest() {
    assertThat(Shares.of(Map.of("a", 1.0, "b", 1.0, "c", 1.0)))
        .isEqualTo(Map.of("a", 0.3334, "b", 0.3333, "c", 0.3333));
  }

  @Test
  void shares_ofNothingGood_areNone() {
    assertThat(Shares.of(Map.of("a", -1.0, "b", 0.0))).isEmpty();
  }

  @Test
  void between_takesTheFartherOneWhereTheNearerIsSilent() {
    assertThat(Shares.between(Map.of("a", 1.0), 0.5, Map.of("a", 0.0, "b", 0.4)))
        .isEqualTo(Map.of("a", 0.5, "b", 0.4));
  }

  @Test
  void apart_isTheShareThatLiesElsewhere() {
    assertThat(Shares.apart(Map.of("a", 0.7, "b", 0.3), Map.of("a", 0.5, "b", 0.5)))
        .isCloseTo(0.2, Offset.offset(1e-12));
  }
}
