package dev.assay.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.canonical.Hash;
import dev.assay.learning.Regression.Row;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Equal rows give equal coefficients, on any JDK. */
final class RegressionTest {
  /** By JDK 17 and 25. */
  private static final String PINNED =
      "sha256:b568158db47430897d98a8b8bf078b504999f4e2ea3a2c9a9ccf2e0453166368";

  private static List<Row> rows(long seed) {
    Random random = new Random(seed);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      List<Double> values = random.doubles(5).boxed().toList();
      boolean good = values.get(1) + random.nextDouble() / 2 > 0.7;
      rows.add(new Row(values, good ? 0.5 : -1));
    }
    return rows;
  }

  @Test
  void coefficients_inAnyOrder_areTheSameBits() {
    List<Row> rows = rows(1);
    List<Row> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(2));

    assertThat(Regression.coefficients(shuffled)).containsExactly(Regression.coefficients(rows));
  }

  @Test
  void weights_areTheSameOnEveryJdk() {
    StringBuilder all = new StringBuilder();
    for (long seed = 1; seed <= 20; seed++) {
      Pattern pattern =
          Pattern.of(new Market(seed).leads((int) seed % 4, 150), Market.FACTORS).orElseThrow();
      all.append(PatternJson.text(pattern)).append('\n');
      all.append(Shares.of(pattern.shares())).append('\n');
    }

    assertThat(Hash.of(all.toString().getBytes(StandardCharsets.UTF_8))).isEqualTo(PINNED);
  }

  @Test
  void coefficients_whatCounts_countsMost() {
    double[] coefficients = Regression.coefficients(rows(3));

    for (int i = 0; i < 5; i++) {
      assertThat(Math.abs(coefficients[i])).isLessThanOrEqualTo(coefficients[1]);
    }
    assertThat(coefficients[1]).isGreaterThan(2);
  }

  @Test
  void coefficients_ofMirroredLabels_areMirrored() {
    List<Row> rows =
        rows(4).stream().map(row -> new Row(row.values(), Math.signum(row.reward()))).toList();
    List<Row> mirrored = rows.stream().map(row -> new Row(row.values(), -row.reward())).toList();

    double[] one = Regression.coefficients(rows);
    double[] other = Regression.coefficients(mirrored);

    for (int i = 0; i < one.length; i++) {
      assertThat(other[i]).isCloseTo(-one[i], Offset.offset(1e-5));
    }
  }

  @Test
  void coefficients_ofOneLabel_areNone() {
    assertThat(Regression.coefficients(List.of(new Row(List.of(1.0), 1)))).isEmpty();
    assertThat(Regression.coefficients(List.of(new Row(List.of(1.0), 0)))).isEmpty();
    assertThat(Regression.coefficients(List.of())).isEmpty();
  }

  /** The size of a reward counts: many small ones weigh as one large one. */
  @Test
  void coefficients_largeReward_isHeardLikeManySmallOnes() {
    List<Row> few = new ArrayList<>(rows(5));
    List<Row> many = new ArrayList<>(rows(5));
    List<Double> values = List.of(0.9, 0.0, 0.0, 0.0, 0.0);
    few.add(new Row(values, 1));
    for (int i = 0; i < 10; i++) {
      many.add(new Row(values, 0.1));
    }

    assertThat(Regression.coefficients(few)).containsExactly(Regression.coefficients(many));
  }
}
