package dev.assay.ruletests;

import dev.assay.model.Lead;
import dev.assay.rules.PackCompiler;
import dev.assay.rules.PackException;
import dev.assay.rules.PackSource;
import dev.assay.rules.RuleFailure;
import dev.assay.rules.RulePack;
import dev.assay.rules.Scorecard;
import java.util.ArrayList;
import java.util.List;

/** All cases of a pack, read once, to be run against other texts of it. */
public final class Examples {
  /** No case fails. */
  public static final String NONE = "";

  /** The compiler refuses the pack. */
  public static final String DOES_NOT_COMPILE = "does not compile";

  private interface Check {
    boolean holds(Scorecard card);
  }

  private record Example(String name, Lead lead, Check check) {}

  private final PackCompiler compiler = new PackCompiler();
  private final List<Example> examples = new ArrayList<>();

  private Examples(Judge judge) {
    for (LeadCase c : LeadCase.all(Judge.CASES)) {
      String name = c.file().toString();
      examples.add(new Example(name, judge.read(c.lead()), card -> c.faults(card).isEmpty()));
    }
    for (WordCase word : WordCase.all(Judge.WORDS)) {
      examples.add(new Example(word.text(), judge.read(word.lead()), word::holds));
    }
  }

  public static Examples leadQuality() {
    return new Examples(Judge.leadQuality());
  }

  /** The name of a case that fails under a text of the pack, {@link #NONE} if none does. */
  public String fault(PackSource source) {
    try (RulePack pack = compiler.compile(source)) {
      for (Example example : examples) {
        if (!example.check().holds(pack.score(example.lead(), pack.terms()))) {
          return example.name();
        }
      }
      return NONE;
    } catch (PackException e) {
      return DOES_NOT_COMPILE;
    } catch (RuleFailure e) {
      return "a rule fails";
    }
  }
}
