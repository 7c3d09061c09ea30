package dev.assay.ruletests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.assay.cases.Case;
import dev.assay.cases.CaseReport;
import dev.assay.cases.CaseRunner;
import dev.assay.cases.CaseSet;
import dev.assay.intake.Intake;
import dev.assay.intake.reference.ReferenceData;
import dev.assay.model.Lead;
import dev.assay.rules.FactorSpec;
import dev.assay.rules.Measures;
import dev.assay.rules.PackCompiler;
import dev.assay.rules.PackSource;
import dev.assay.rules.RulePack;
import dev.assay.rules.Terms;
import dev.assay.rules.WeightSet;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The pack that matches contacts with the ideal customer. */
final class IcpMatchTest {
  private static final Intake INTAKE = new Intake(ReferenceData.bundled());
  private static final RulePack PACK =
      new PackCompiler().compile(PackSource.shipped("icp-match", "1.0.0"));
  private static final CaseSet CASES = CaseSet.of(CaseSet.textsIn(Path.of("cases/icp-match")));

  @AfterAll
  static void release() {
    PACK.close();
  }

  @Test
  void cases_allPass_andFireEveryRule() {
    CaseReport report = new CaseRunner(() -> INTAKE).run(PACK, CASES.cases());

    assertThat(CASES.problems()).isEmpty();
    assertThat(report.failures()).isEmpty();
    assertThat(report.rulesNotFired()).isEmpty();
  }

  @Test
  void factors_haveCasesOfTheirOwn() {
    List<String> about = CASES.cases().stream().map(Case::about).flatMap(List::stream).toList();

    assertThat(about).containsAll(PACK.manifest().factors().stream().map(FactorSpec::key).toList());
  }

  /** Nothing else may be read of a lead of which nothing is kept. */
  @Test
  void parts_areTheProspectAlone() {
    assertThat(PACK.parts()).containsExactly("prospect");
  }

  @Test
  void glance_isJudgedLikeTheWholeLead() {
    for (Case example : CASES.cases()) {
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
