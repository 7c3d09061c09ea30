package dev.assay.ruletests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cases.Case;
import dev.assay.cases.CaseReport;
import dev.assay.cases.CaseRunner;
import dev.assay.cases.CaseSet;
import dev.assay.intake.Intake;
import dev.assay.intake.reference.ReferenceData;
import dev.assay.rules.FactorSpec;
import dev.assay.rules.PackCompiler;
import dev.assay.rules.PackSource;
import dev.assay.rules.RulePack;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The pack that matches contacts with the ideal customer, and with those that bought already. */
final class IcpMatch2Test {
  private static final RulePack PACK =
      new PackCompiler().compile(PackSource.shipped("icp-match", "2.0.0"));
  private static final CaseSet CASES = CaseSet.of(CaseSet.textsIn(Path.of("cases/icp-match-2")));

  @AfterAll
  static void release() {
    PACK.close();
  }

  @Test
  void cases_allPass_andFireEveryRule() {
    Intake intake = new Intake(ReferenceData.bundled());

    CaseReport report = new CaseRunner(() -> intake).run(PACK, CASES.cases());

    assertThat(CASES.problems()).isEmpty();
    assertThat(report.failures()).isEmpty();
    assertThat(report.rulesNotFired()).isEmpty();
  }

  @Test
  void factors_haveHitsAndNearMissesOfTheirOwn() {
    List<String> keys = PACK.manifest().factors().stream().map(FactorSpec::key).toList();

    assertThat(about(false)).containsAll(keys);
    assertThat(about(true)).containsAll(keys);
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

  private static Set<String> about(boolean nearMiss) {
    return CASES.cases().stream()
        .filter(example -> example.nearMiss() == nearMiss)
        .map(Case::about)
        .flatMap(List::stream)
        .collect(Collectors.toSet());
  }
}
