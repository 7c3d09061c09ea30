package dev.assay.gate;

import dev.assay.cases.CaseReport;
import dev.assay.rules.Problem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a text showed at the gate.
 *
 * @param problems why it does not compile, or what the guard refuses; nothing else is known then
 * @param cases null where there was nothing to run them against
 * @param drift null likewise
 * @param cost null likewise
 */
public record GateReport(
    String packHash,
    String casesHash,
    Instant checkedOn,
    List<Problem> problems,
    @Nullable CaseReport cases,
    @Nullable Drift drift,
    @Nullable Cost cost,
    Budget budget) {

  public GateReport {
    problems = List.copyOf(problems);
  }

  /** Whether each case comes out as it says. */
  public boolean casesPass() {
    return cases != null && cases.failures().isEmpty();
  }

  /** Whether the cases fire every rule. */
  public boolean rulesAreCovered() {
    return cases != null && cases.rulesNotFired().isEmpty();
  }

  public boolean withinDrift() {
    return drift != null && drift.failed() == 0 && drift.share() <= budget.drift();
  }

  public boolean withinCost() {
    return cost != null && cost.within(budget);
  }

  /** Whether it may be submitted: all but the drift, which an approver may accept. */
  public boolean passed() {
    return problems.isEmpty()
        && casesPass()
        && rulesAreCovered()
        && withinCost()
        && (drift == null || drift.failed() == 0);
  }
}
