package dev.assay.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.model.Email;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PackWarningsTest {
  private static final String TABLE =
      """
      id,message.words >=,message.words <,email.free ==,factor,value,note
      few,1,5,,depth,0.2,
      some,5,20,false,depth,0.5,at a company
      many,19,,,depth,1,"long, and odd"
      """;

  private final PackCompiler compiler = new PackCompiler();

  private List<String> warnings(String path, String text) {
    Map<String, String> files = HostilePack.base();
    files.put(path, text);
    return compiler.analyse(new PackSource(files)).warnings().stream()
        .filter(problem -> problem.file().equals(path))
        .map(problem -> problem.line() + " " + problem.code())
        .toList();
  }

  private static String rules(String... conditions) {
    StringBuilder out = new StringBuilder();
    for (String condition : conditions) {
      out.append(
          "rule \"%s\" when %s then card.risk(\"spam\"); end\n"
              .formatted(condition.replace("\"", "'"), condition));
    }
    return out.toString();
  }

  @Test
  void analyse_conditionsThatContradict() {
    String text =
        rules(
            "Lead( message.words > 5, message.words < 5 )",
            "Lead( email.free, !email.free )",
            "Lead( job.seniority == Seniority.HEAD, job.seniority in (Seniority.OWNER) )",
            "Lead( email.domain == \"a\", email.domain != \"a\" )",
            "Lead( message.words > 5, message.words < 6 )");

    assertThat(warnings("risks/a.drl", text))
        .containsExactly("1 never_fires", "2 never_fires", "3 never_fires", "4 never_fires");
  }

  @Test
  void analyse_rulesThatAddNothing() {
    String text =
        rules(
            "Lead( message.words > 5 )",
            "Lead( message.words > 7 )",
            "Lead( message.words   > 5 ) ",
            "Lead( email.domain == \"a\" )",
            "Lead( email.domain in (\"a\", \"b\") )",
            "Lead( email.free )");

    assertThat(warnings("risks/a.drl", text))
        .containsExactly("2 subsumed", "3 same_rule", "4 subsumed");
  }

  @Test
  void analyse_rulesThatCannotBeCompared() {
    Map<String, String> files = HostilePack.base();
    files.put("risks/a.drl", rules("Lead( message.words > name.words )", "Lead( ) ListHits( )"));

    assertThat(compiler.analyse(new PackSource(files)).notAnalysed()).hasSize(2);
  }

  @Test
  void analyse_factorsAndBands() {
    Map<String, String> files = HostilePack.base();
    files.replaceAll((path, text) -> text.replace("weight: 26", "weight: 6"));
    files.replaceAll((path, text) -> text.replace("from: 60", "from: 90"));
    files.put("risks/a.drl", rules("Lead( email.free )"));

    assertThat(compiler.analyse(new PackSource(files)).warnings())
        .extracting(p -> p.line() + " " + p.code())
        .contains("7 factor_never_set", "24 band_never_reached")
        .doesNotContain("8 factor_never_set");
  }

  @Test
  void analyse_table() {
    assertThat(warnings("tables/depth.csv", TABLE))
        .containsExactly("1 table_gap", "4 table_overlap");
  }

  @Test
  void analyse_shippedPackIsClean() {
    PackSource shipped = PackSource.shipped("lead-quality", "1.0.0");

    assertThat(compiler.analyse(shipped).warnings()).isEmpty();
  }

  @Test
  void compile_tableJudges() {
    Map<String, String> files = HostilePack.base();
    files.put("tables/depth.csv", TABLE);
    try (RulePack pack = compiler.compile(new PackSource(files))) {

      Scorecard card =
          pack.score(
              Leads.with(Leads.email("acme.com", false, false), "one two three four five six"),
              pack.terms());

      assertThat(card.factors())
          .extracting(FactorPoint::key, FactorPoint::value, FactorPoint::rules)
          .containsExactly(tuple("depth", 0.5, List.of("depth: some")));
      assertThat(pack.rules())
          .containsEntry("depth: many", new RulePlace("tables/depth.csv", 4, List.of("depth")));
      assertThat(pack.score(Leads.with(Email.ABSENT, ""), pack.terms()).factors()).isEmpty();
    }
  }
}
