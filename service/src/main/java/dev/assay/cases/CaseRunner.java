package dev.assay.cases;

import dev.assay.intake.Intake;
import dev.assay.intake.InvalidMapException;
import dev.assay.rules.RuleFailure;
import dev.assay.rules.RulePack;
import dev.assay.rules.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Runs cases against a compiled pack. Safe for any number of threads. */
public final class CaseRunner {
  private final Supplier<Intake> intake;

  /**
   * Runs cases.
   *
   * @param intake which reads their leads
   */
  public CaseRunner(Supplier<Intake> intake) {
    this.intake = intake;
  }

  /** Judges each case by the pack's own weights and bands. */
  public CaseReport run(RulePack pack, List<Case> cases) {
    int passed = 0;
    List<CaseReport.Failure> failures = new ArrayList<>();
    SortedMap<String, Integer> fired = new TreeMap<>();
    Percentile efforts = new Percentile();
    pack.rules().keySet().forEach(rule -> fired.put(rule, 0));
    for (Case example : cases) {
      List<String> faults = faults(example, pack, fired, efforts);
      if (faults.isEmpty()) {
        passed++;
      } else {
        failures.add(new CaseReport.Failure(example.path(), faults));
      }
    }
    return new CaseReport(passed, failures, fired, efforts.p99());
  }

  private List<String> faults(
      Case example, RulePack pack, SortedMap<String, Integer> fired, Percentile efforts) {
    try {
      Trial trial =
          pack.trial(
              example.subject().read(intake.get(), pack.parts(), pack.terms().measures()),
              pack.terms());
      efforts.add(trial.effort());
      trial.fired().forEach(rule -> fired.merge(rule, 1, Integer::sum));
      return example.faults(trial.scorecard());
    } catch (RuleFailure | InvalidMapException e) {
      return List.of("cannot be judged: " + e.getMessage());
    }
  }
}
