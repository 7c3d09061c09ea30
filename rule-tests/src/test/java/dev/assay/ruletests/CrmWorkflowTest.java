package dev.assay.ruletests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.rules.RulePack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The pack that says what to do with leads. */
final class CrmWorkflowTest {
  private static final PackCases CASES = PackCases.of("crm-workflow", "1.0.0", "crm-workflow");
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

  @Test
  void rules_lookAtNothingButWhatHappenedAndWhereTheLeadStands() {
    assertThat(PACK.parts()).containsExactly("activities", "standing");
  }
}
