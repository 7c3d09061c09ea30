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

/** A shipped pack and the cases that say what must come of it. */
record PackCases(RulePack pack, CaseSet cases) implements AutoCloseable {
  static final Intake INTAKE = new Intake(ReferenceData.bundled());

  static PackCases of(String pack, String version, String folder) {
    return new PackCases(
        new PackCompiler().compile(PackSource.shipped(pack, version)),
        CaseSet.of(CaseSet.textsIn(Path.of("cases", folder))));
  }

  void assertPassAndFireEveryRule() {
    CaseReport report = new CaseRunner(() -> INTAKE).run(pack, cases.cases());

    assertThat(cases.problems()).isEmpty();
    assertThat(report.failures()).isEmpty();
    assertThat(report.rulesNotFired()).isEmpty();
  }

  void assertHitsAndNearMissesOfEveryFactor() {
    assertThat(about(false)).containsAll(factors());
    assertThat(about(true)).containsAll(factors());
  }

  List<String> factors() {
    return pack.manifest().factors().stream().map(FactorSpec::key).toList();
  }

  private Set<String> about(boolean nearMiss) {
    return cases.cases().stream()
        .filter(example -> example.nearMiss() == nearMiss)
        .map(Case::about)
        .flatMap(List::stream)
        .collect(Collectors.toSet());
  }

  @Override
  public void close() {
    pack.close();
  }
}
