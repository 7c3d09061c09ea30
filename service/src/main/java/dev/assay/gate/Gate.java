package dev.assay.gate;

import dev.assay.cases.CaseReport;
import dev.assay.cases.CaseRunner;
import dev.assay.cases.CaseSet;
import dev.assay.packs.Line;
import dev.assay.packs.PackLibrary;
import dev.assay.rules.PackCompiler;
import dev.assay.rules.PackException;
import dev.assay.rules.PackSource;
import dev.assay.rules.Problem;
import dev.assay.rules.RulePack;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Tries a text of a pack before it may judge anybody: it compiles and the guard finds nothing,
 * every case holds and every rule fires in one, few recorded leads change their band, and no lead
 * costs much more than before. Calls block for some seconds.
 */
public final class Gate {
  private final PackCompiler compiler;
  private final PackLibrary library;
  private final CaseRunner runner;
  private final DriftCheck driftCheck;
  private final Budget budget;
  private final Clock clock;

  public Gate(
      PackCompiler compiler,
      PackLibrary library,
      CaseRunner runner,
      DriftCheck driftCheck,
      Budget budget,
      Clock clock) {
    this.compiler = compiler;
    this.library = library;
    this.runner = runner;
    this.driftCheck = driftCheck;
    this.budget = budget;
    this.clock = clock;
  }

  /** Everything that is wrong with a text; empty where it can be used. */
  public List<Problem> check(PackSource pack, SortedMap<String, String> cases) {
    List<Problem> problems = new ArrayList<>();
    try (RulePack compiled = compiler.compile(pack)) {
      compiled.rules(); // it is enough that there are some
    } catch (PackException e) {
      problems.addAll(e.problems());
    }
    problems.addAll(CaseSet.of(cases).problems());
    return problems;
  }

  /** What is odd about a text, though it may be used; nothing where it may not. */
  public List<Problem> warnings(PackSource pack) {
    try {
      return compiler.analyse(pack).warnings();
    } catch (PackException refused) {
      return List.of();
    }
  }

  /**
   * Runs the cases.
   *
   * @throws PackException where the text does not compile, or a case cannot be read
   */
  public CaseReport test(PackSource pack, SortedMap<String, String> cases) {
    try (RulePack compiled = compiler.compile(pack)) {
      return runner.run(compiled, readable(compiled, cases).cases());
    }
  }

  /**
   * How recorded leads would come out.
   *
   * @throws PackException where the text does not compile
   */
  public Drift drift(Line line, PackSource pack) {
    try (RulePack compiled = compiler.compile(pack)) {
      return driftCheck.drift(line, compiled);
    }
  }

  /** All of it. */
  public GateReport report(
      Line line, PackSource pack, SortedMap<String, String> cases, String casesHash) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    String hash = pack.hash();
    CaseSet set = CaseSet.of(cases);
    if (!set.problems().isEmpty()) {
      return new GateReport(hash, casesHash, now, set.problems(), null, null, null, budget);
    }
    try {
      // What passes is published as a rule: from here on it is at hand.
      RulePack compiled = library.compile(pack);
      CaseReport report = runner.run(compiled, set.cases());
      Drift drift = driftCheck.drift(line, compiled);
      Cost cost = new Cost(report.effort(), drift.candidateEffort(), drift.effort());
      return new GateReport(hash, casesHash, now, List.of(), report, drift, cost, budget);
    } catch (PackException e) {
      return new GateReport(hash, casesHash, now, e.problems(), null, null, null, budget);
    }
  }

  public Budget budget() {
    return budget;
  }

  private static CaseSet readable(RulePack pack, SortedMap<String, String> cases) {
    CaseSet set = CaseSet.of(cases);
    if (!set.problems().isEmpty()) {
      throw new PackException(pack.manifest().name(), set.problems());
    }
    return set;
  }
}
