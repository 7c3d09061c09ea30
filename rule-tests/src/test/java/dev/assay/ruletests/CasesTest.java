package dev.assay.ruletests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cases.Case;
import dev.assay.rules.Scorecard;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every case comes out as it says. */
final class CasesTest {
  private final Judge judge = Judge.leadQuality();

  @TestFactory
  Stream<DynamicTest> score_ofEveryCase() {
    return Judge.cases().stream()
        .map(example -> DynamicTest.dynamicTest(example.path(), () -> check(example)));
  }

  @TestFactory
  Stream<DynamicTest> flag_ofEveryWord() {
    return WordCase.all(Judge.WORDS).stream()
        .map(
            word ->
                DynamicTest.dynamicTest(
                    word.file().getFileName() + ": " + word.text(), () -> check(word)));
  }

  private void check(Case example) {
    Scorecard card = judge.score(judge.read(example));
    if (Boolean.getBoolean("updateGolden")) {
      Golden.rewrite(Judge.CASES.resolve(example.path()), card);
      return;
    }

    assertThat(example.faults(card)).as(example.subject().toString()).isEmpty();
  }

  private void check(WordCase word) {
    Scorecard card = judge.score(word.lead());

    assertThat(word.holds(card)).as("%s of %s", word.flag(), word.text()).isTrue();
  }
}
