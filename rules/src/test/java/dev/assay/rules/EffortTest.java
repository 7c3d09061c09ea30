package dev.assay.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.Lead;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Work is counted, so that everybody counts the same. */
final class EffortTest {
  private static final RulePack PACK = new PackCompiler().compile(new PackSource(Packs.tiny()));

  @AfterAll
  static void release() {
    PACK.close();
  }

  @Test
  void effort_countsRulesTuplesAndCharacters() {
    Lead silent = Leads.with(Leads.email("acme.example", false, false), "");
    Lead spam = Leads.with(Leads.email("acme.example", false, false), "free money for viagra now");

    Trial quiet = PACK.trial(silent, PACK.terms());
    Trial loud = PACK.trial(spam, PACK.terms());

    assertThat(PACK.trial(spam, PACK.terms())).isEqualTo(loud);
    assertThat(loud.scorecard()).isEqualTo(PACK.score(spam, PACK.terms()));
    assertThat(loud.fired()).contains("spam: a term of the list");
    assertThat(quiet.fired()).containsExactly("clean: nothing found");
    // 25 characters for the one expression, two terms of a list, and the flag they raise.
    assertThat(loud.effort()).isBetween(quiet.effort() + 25, quiet.effort() + 40);
  }
}
