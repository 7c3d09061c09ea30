package dev.assay.ruletests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.rules.FactorSpec;
import dev.assay.rules.RulePack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The pack that matches contacts with the ideal customer, and with those that bought already. */
final class IcpMatch2Test {
  private static final PackCases CASES = PackCases.of("icp-match", "2.0.0", "icp-match-2");
  private static final RulePack PACK = CASES.pack();

  @AfterAll
  static void release() {
    CASES.close();
  }

  @Test
  void cases_allPass_andFireEveryRule() {
    CASES.assertPassAndFireEveryRule();
  }

  @Test
  void factors_haveHitsAndNearMissesOfTheirOwn() {
    CASES.assertHitsAndNearMissesOfEveryFactor();
  }

  /** Leads are compared with customers for packs that look at them alone. */
  @Test
  void parts_holdTheSimilarity() {
    assertThat(PACK.parts()).contains("similarity");
  }

  @Test
  void weights_areSharesOfOneHundredPoints() {
    double sum = PACK.manifest().factors().stream().mapToDouble(FactorSpec::weight).sum();

    assertThat(Math.round(sum * 1000)).isEqualTo(1000);
  }
}
