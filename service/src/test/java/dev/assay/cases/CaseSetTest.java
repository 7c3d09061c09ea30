package dev.assay.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.intake.Intake;
import dev.assay.intake.LeadJson;
import dev.assay.intake.reference.ReferenceData;
import dev.assay.rules.Measures;
import dev.assay.rules.PackCompiler;
import dev.assay.rules.PackSource;
import dev.assay.rules.Problem;
import dev.assay.rules.RulePack;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases read from text, and run. */
final class CaseSetTest {
  private static final Intake INTAKE = new Intake(ReferenceData.bundled());
  private static final RulePack PACK =
      new PackCompiler().compile(PackSource.shipped("lead-quality", "1.0.0"));

  @AfterAll
  static void release() {
    PACK.close();
  }

  @Test
  void shippedCases_allPass_andFireEveryRule() {
    CaseSet cases = CaseSet.of(CaseSet.shipped("lead-quality"));

    CaseReport report = new CaseRunner(() -> INTAKE).run(PACK, cases.cases());

    assertThat(cases.problems()).isEmpty();
    assertThat(report.failures()).isEmpty();
    assertThat(report.passed()).isEqualTo(cases.cases().size()).isGreaterThan(400);
    assertThat(report.rulesNotFired()).isEmpty();
    assertThat(report.fired().keySet()).isEqualTo(PACK.rules().keySet());
  }

  @Test
  void run_withACaseThatIsWrong_namesItAndWhatItFound() {
    CaseSet cases = read("about: missing_name\nlead: { name: Ana Silva }\nexpect: { score: 7 }\n");

    CaseReport report = new CaseRunner(() -> INTAKE).run(PACK, cases.cases());

    assertThat(report.passed()).isZero();
    assertThat(report.failures()).extracting(CaseReport.Failure::file).containsExactly("a.yaml");
    assertThat(report.failures().get(0).faults())
        .hasSize(2)
        .contains("must have missing_name")
        .anyMatch(fault -> fault.startsWith("score must be 7 and is "));
    assertThat(report.rulesNotFired()).hasSizeBetween(20, PACK.rules().size() - 1);
  }

  @Test
  void observations_areJudgedAsTheLeadTheyWereReadFrom() {
    CaseSet sent = read("lead: { name: Ana Silva, email: ana@acme.example, country: NO }");
    var lead = sent.cases().get(0).subject().read(INTAKE, PACK.parts(), Measures.NONE);
    String json = new String(LeadJson.bytes(lead), StandardCharsets.UTF_8);

    CaseSet observed = read("observations: " + json + "\nexpect: { score_at_least: 0 }");

    assertThat(observed.problems()).isEmpty();
    assertThat(observed.cases().get(0).subject().read(INTAKE, PACK.parts(), Measures.NONE))
        .isEqualTo(lead);
    assertThat(lead.country().iso2()).isEqualTo("NO");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "lead: {}\nobservations: {}",
        "expect: { score: 1 }",
        "lead: Ana",
        "lead: {}\nexpected: {}",
        "lead: {}\nexpect: { points: 7 }",
        "lead: {}\nlead: {}",
        "lead: {",
        "observations: { name: { text: x } }",
        "lead: &a [*a]"
      })
  void text_thatIsNoCase_isAProblemAtItsFile(String text) {
    CaseSet cases = read(text);

    assertThat(cases.cases()).isEmpty();
    assertThat(cases.problems()).extracting(Problem::file).contains("a.yaml");
  }

  @Test
  void text_nestedWithoutEnd_isAProblem() {
    assertThat(read("lead: " + "[".repeat(10_000)).problems()).hasSize(1);
  }

  private static CaseSet read(String text) {
    return CaseSet.of(new TreeMap<>(Map.of("a.yaml", text)));
  }
}
