package dev.assay.ruletests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.assay.cases.Case;
import dev.assay.intake.Intake;
import dev.assay.model.Lead;
import dev.assay.rules.Measures;
import dev.assay.rules.RulePack;
import dev.assay.rules.Terms;
import dev.assay.rules.WeightSet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The pack that matches contacts with the ideal customer. */
final class IcpMatchTest {
  private static final Intake INTAKE = PackCases.INTAKE;
  private static final PackCases CASES = PackCases.of("icp-match", "1.0.0", "icp-match");
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
  void factors_haveCasesOfTheirOwn() {
    List<String> about =
        CASES.cases().cases().stream().map(Case::about).flatMap(List::stream).toList();

    assertThat(about).containsAll(CASES.factors());
  }

  /** Nothing else may be read of a lead of which nothing is kept. */
  @Test
  void parts_areTheProspectAlone() {
    assertThat(PACK.parts()).containsExactly("prospect");
  }

  @Test
  void glance_isJudgedLikeTheWholeLead() {
    for (Case example : CASES.cases().cases()) {
      Lead whole = example.subject().read(INTAKE, PACK.parts(), Measures.NONE);
      Lead glance = Lead.ABSENT.with(whole.prospect());

      assertThat(PACK.score(glance, PACK.terms()).hash())
          .isEqualTo(PACK.score(whole, PACK.terms()).hash());
    }
  }

  /** 0.1 and 57.4 points make 57.5, and the sum of their shares a little less: 57. */
  @Test
  void score_isScaledAfterTheSum() {
    Map<String, Double> weights = new TreeMap<>();
    PACK.manifest().factors().forEach(factor -> weights.put(factor.key(), 0.0));
    weights.put("lead_source", 0.001);
    weights.put("has_valid_email", 0.574);
    Terms terms = PACK.terms(new WeightSet(1, weights));
    Lead lead =
        INTAKE.glance(
            JsonNodeFactory.instance.objectNode().put("email", "@"),
            PACK.parts(),
            Measures.NONE,
            Instant.EPOCH);

    assertThat(100 * 0.001 + 100 * 0.574).isEqualTo(57.5);
    assertThat(PACK.score(lead, terms).score()).isEqualTo(57);
  }
}
