package dev.assay.ruletests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.rules.Scorecard;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every case comes out as it says. */
final class CasesTest {
  private final Judge judge = Judge.leadQuality();

  @TestFactory
  Stream<DynamicTest> score_ofEveryCase() {
    return LeadCase.all(Judge.CASES).stream()
        .map(
            example ->
                DynamicTest.dynamicTest(
                    Judge.CASES.relativize(example.file()).toString(), () -> check(example)));
  }

  @TestFactory
  Stream<DynamicTest> flag_ofEveryWord() {
    return WordCase.all(Judge.WORDS).stream()
        .map(
            word ->
                DynamicTest.dynamicTest(
                    word.file().getFileName() + ": " + word.text(), () -> check(word)));
  }

  private void check(LeadCase example) {
    Scorecard card = judge.score(example.lead());
    if (Boolean.getBoolean("updateGolden")) {
      Golden.rewrite(example.file(), card);
      return;
    }

    assertThat(example.faults(card)).as(example.lead().toPrettyString()).isEmpty();
  }

  private void check(WordCase word) {
    Scorecard card = judge.score(word.lead());

    assertThat(word.holds(card)).as("%s of %s", word.flag(), word.text()).isTrue();
  }
}
