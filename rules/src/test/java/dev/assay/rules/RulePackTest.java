package dev.assay.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.model.Email;
import dev.assay.model.Lead;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class RulePackTest {
  private static RulePack pack;

  @BeforeAll
  static void compile() {
    pack = new PackCompiler().compile(new PackSource(Packs.tiny()));
  }

  @AfterAll
  static void close() {
    pack.close();
  }

  private static Scorecard score(Email email, String message) {
    return pack.score(Leads.with(email, message), pack.terms());
  }

  @Test
  void score_cleanLead() {
    Scorecard card = score(Leads.email("acme.com", false, false), "");

    assertThat(card.score()).isEqualTo(70);
    assertThat(card.band()).isEqualTo("high");
    assertThat(card.action()).isEqualTo("call");
    assertThat(card.actionReason()).isEqualTo("band high");
    assertThat(card.positiveSignals()).containsExactly("clean");
    assertThat(card.waterfall())
        .containsExactly(
            new WaterfallRow("base", 50),
            new WaterfallRow("clean", 26),
            new WaterfallRow("cap:email", -6),
            new WaterfallRow("clamp", 0),
            new WaterfallRow("rounding", 0));
  }

  @Test
  void score_flagsOfEarlierStrata() {
    Scorecard card = score(Leads.email("x.zz", true, false), "FREE   mönëy, now or never");

    assertThat(card.riskFlags()).containsExactly("disposable_email", "spam", "doubtful");
    assertThat(card.factors())
        .extracting(FactorPoint::key, FactorPoint::value, FactorPoint::points)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("disposable_email", 1.0, -30.0),
            org.assertj.core.groups.Tuple.tuple("spam", 1.0, -12.3),
            org.assertj.core.groups.Tuple.tuple("doubtful", 1.0, -20.0),
            org.assertj.core.groups.Tuple.tuple("depth", 1.0, 10.0));
    assertThat(card.factors().get(0).evidence()).isEqualTo(Map.of("domain", "x.zz"));
    assertThat(card.factors().get(3).evidence()).isEqualTo(Map.of("words", 7.0));
    assertThat(card.factors().get(3).rules())
        .isEqualTo(List.of("depth: many words", "depth: some words"));
    assertThat(card.score()).isEqualTo(8);
    double total = 0;
    for (WaterfallRow row : card.waterfall()) {
      total += row.points();
    }
    assertThat(total).isEqualTo(card.score());
  }

  @Test
  void score_evidenceOfSeveralRulesAndTerms() {
    Scorecard card =
        score(Email.ABSENT, "viagra Kreditangebot http://bit.ly/x Vi\u200bagra free moneys");

    assertThat(card.factors().get(0).evidence())
        .isEqualTo(Map.of("term", "Viagra", "link", "bit.ly/"));
  }

  @Test
  void score_actionRuleIsMoreCautious() {
    Scorecard card =
        pack.score(
            Leads.with(Leads.email("acme.com", false, false), "one two three viagra"),
            pack.terms(new WeightSet(3, Map.of("depth", 60.0))));

    assertThat(card.score()).isEqualTo(98);
    assertThat(card.band()).isEqualTo("high");
    assertThat(card.action()).isEqualTo("drop");
    assertThat(card.actionReason()).isEqualTo("rule spam never gets a call");
  }

  @Test
  void hash_dependsOnOutcomeOnly() {
    Scorecard one = score(Leads.email("x.zz", true, false), "");
    Scorecard other = score(Leads.email("y.zz", true, false), "");

    assertThat(one.hash()).isEqualTo(other.hash()).startsWith("sha256:").hasSize(71);
    assertThat(one.hash()).isNotEqualTo(score(Email.ABSENT, "").hash());
  }

  @Test
  void score_valueThatIsNoShareGivesNoScorecard() {
    Map<String, String> files = Packs.tiny();
    files.put(
        "factors/bad.drl",
        """
        rule "depth: not a number"
        when
            Lead( $share : message.gibberish )
        then
            card.factor("depth", $share / $share);
        end
        """);
    Lead silent = Leads.with(Email.ABSENT, "");
    try (RulePack bad = new PackCompiler().compile(new PackSource(files))) {

      assertThatThrownBy(() -> bad.score(silent, bad.terms()))
          .isInstanceOf(RuleFailure.class)
          .rootCause()
          .hasMessageContaining("outside 0 to 1");
    }
  }

  @Test
  void risk_undeclaredKey() {
    MarkedCard card = new MarkedCard(pack.manifest(), Map.of(), flag -> {});

    assertThatThrownBy(() -> card.risk("nope"))
        .isInstanceOf(RuleFailure.class)
        .hasMessageContaining("'nope', not declared");
  }

  @Test
  void compile_namesFileAndLine() {
    Map<String, String> files = Packs.tiny();
    files.put("risks/bad.drl", "rule \"fine\"\nwhen\n Lead( email.nonsense )\nthen\nend\n");

    assertThatThrownBy(() -> new PackCompiler().compile(new PackSource(files)))
        .isInstanceOfSatisfying(
            PackException.class,
            e -> assertThat(e.problems()).anyMatch(p -> p.file().equals("risks/bad.drl")));
  }

  @Test
  void rules_knowTheirPlace() {
    assertThat(pack.rules())
        .containsEntry(
            "disposable_email: one-time address",
            new RulePlace("risks/risks.drl", 1, List.of("disposable_email")))
        .containsEntry(
            "spam: link shortener", new RulePlace("risks/risks.drl", 15, List.of("spam")));
  }
}
