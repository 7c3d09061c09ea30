package dev.assay.ruletests;

import dev.assay.cases.Case;
import dev.assay.model.Lead;
import dev.assay.rules.PackCompiler;
import dev.assay.rules.PackSource;
import dev.assay.rules.RuleFailure;
import dev.assay.rules.RulePack;
import dev.assay.rules.Scorecard;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** All cases of a pack, read once, to be run against other texts of it. */
public final class Examples {

  /** A lead, and what its case says of a scorecard. */
  private record Example(Lead lead, Function<Scorecard, String> said) {}

  private final PackCompiler compiler = new PackCompiler();
  private final List<Example> examples = new ArrayList<>();

  /** Every case must hold, so that what is found at fault comes from a change. */
  private Examples(Judge judge) {
    for (Case c : Judge.cases()) {
      require(c.faults(judge.score(judge.read(c))).isEmpty(), c.path());
      examples.add(new Example(judge.read(c), card -> c.faults(card).toString()));
    }
    for (WordCase word : WordCase.all(Judge.WORDS)) {
      require(word.holds(judge.score(word.lead())), word.text());
      examples.add(new Example(judge.read(word.lead()), card -> "" + word.holds(card)));
    }
  }

  public static Examples leadQuality() {
    return new Examples(Judge.leadQuality());
  }

  /** What the cases say under a text of the pack, case by case. */
  public List<String> said(PackSource source) {
    try (RulePack pack = compiler.compile(source)) {
      return examples.stream().map(example -> said(example, pack)).toList();
    }
  }

  /**
   * Whether a case comes out other than it was said.
   *
   * @throws dev.assay.rules.PackException if the text does not compile
   */
  public boolean differ(PackSource source, List<String> said) {
    try (RulePack pack = compiler.compile(source)) {
      for (int i = 0; i < examples.size(); i++) {
        if (!said(examples.get(i), pack).equals(said.get(i))) {
          return true;
        }
      }
      return false;
    } catch (RuleFailure e) {
      return true;
    }
  }

  private static String said(Example example, RulePack pack) {
    return example.said().apply(pack.score(example.lead(), pack.terms()));
  }

  private static void require(boolean holds, Object name) {
    if (!holds) {
      throw new IllegalStateException("fails before anything is changed: " + name);
    }
  }
}
