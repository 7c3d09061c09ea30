package dev.assay.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.learning.Auc.Scored;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How well scores rank. */
final class AucTest {

  @Test
  void auc_ofPairs_isTheShareThatIsRight() {
    Scored best = new Scored(90, true);
    Scored worst = new Scored(10, false);

    assertThat(Auc.of(List.of(best, worst))).isEqualTo(1);
    assertThat(Auc.of(List.of(new Scored(1, true), new Scored(2, false)))).isZero();
    assertThat(Auc.of(List.of(new Scored(5, true), new Scored(5, false)))).isEqualTo(0.5);
    assertThat(Auc.of(List.of(best, worst, new Scored(50, true), new Scored(70, false))))
        .isEqualTo(0.75);
    assertThat(Auc.of(List.of(best))).isNaN();
  }
}
