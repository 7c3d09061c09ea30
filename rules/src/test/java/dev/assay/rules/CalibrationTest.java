package dev.assay.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Percentiles that are made of scores. */
final class CalibrationTest {

  @Test
  void ofScores_spreadEvenly_areTheScoresThemselves() {
    int[] counts = new int[101];
    for (int score = 1; score <= 100; score++) {
      counts[score] = 7;
    }

    Calibration calibration = Calibration.ofScores(counts);

    for (int score = 0; score <= 100; score++) {
      assertThat(calibration.percentile(score)).isEqualTo(score);
    }
  }

  @Test
  void ofScores_closeTogether_riseByTwoAtMost() {
    int[] counts = new int[101];
    counts[50] = 1_000;

    Calibration calibration = Calibration.ofScores(counts);

    assertThat(calibration.percentile(0)).isZero();
    assertThat(calibration.percentile(49)).isZero();
    assertThat(calibration.percentile(50)).isEqualTo(2);
    assertThat(calibration.percentile(75)).isEqualTo(52);
    assertThat(calibration.percentile(99)).isEqualTo(100);
  }

  @Test
  void ofScores_any_neverFallAndNeverJump() {
    Random random = new Random(20261122);
    for (int i = 0; i < 200; i++) {
      int[] counts = new int[101];
      for (int lead = random.nextInt(300); lead >= 0; lead--) {
        counts[(int) Math.min(100, Math.abs(random.nextGaussian()) * random.nextInt(60))]++;
      }

      Calibration calibration = Calibration.ofScores(counts);

      assertThat(calibration.percentile(0)).isZero();
      assertThat(calibration.percentile(100)).isEqualTo(100);
      for (int score = 1; score <= 100; score++) {
        assertThat(calibration.percentile(score) - calibration.percentile(score - 1))
            .isBetween(0, Calibration.STEEPEST);
      }
    }
  }

  @Test
  void ofScores_ofNobody_areNone() {
    assertThatThrownBy(() -> Calibration.ofScores(new int[101]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
