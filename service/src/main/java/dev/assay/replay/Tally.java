package dev.assay.replay;

import static java.util.stream.Collectors.toSet;

import dev.assay.activation.Served;
import dev.assay.cases.Percentile;
import dev.assay.decisionlog.Decision;
import dev.assay.gate.Drift;
import dev.assay.model.Lead;
import dev.assay.rules.BandSet;
import dev.assay.rules.FactorPoint;
import dev.assay.rules.PackManifest;
import dev.assay.rules.RuleFailure;
import dev.assay.rules.RulePack;
import dev.assay.rules.Scorecard;
import dev.assay.rules.Terms;
import dev.assay.rules.Trial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Counts how leads come out under two packs. Not thread-safe. */
public final class Tally {
  private static final int SAMPLES_OF_A_MOVE = 5;
  private static final int BELOW = -1;

  private final boolean named;
  private final Map<String, Map<String, Integer>> moves = new TreeMap<>();
  private final Map<String, Integer> bands = new HashMap<>();
  private final SortedMap<Integer, Integer> shifts = new TreeMap<>();
  private final List<Drift.Sample> samples = new ArrayList<>();
  private final SortedMap<String, String> says = new TreeMap<>();
  private final Percentile effort = new Percentile();
  private final Percentile candidateEffort = new Percentile();
  private int judged;
  private int erased;
  private int failed;

  /** Judged by the candidate alone: there is nothing to hold it against. */
  private int mended;

  /**
   * Has counted none.
   *
   * @param named whether samples may say whose decision they are
   */
  public Tally(boolean named) {
    this.named = named;
  }

  /** One of which nothing is left. */
  public void erased() {
    erased++;
  }

  /** One on which the other pack fails. */
  public void failed() {
    failed++;
  }

  int seen() {
    return judged + erased + failed + mended;
  }

  void judge(Decision decision, Served served, RulePack candidate, Terms terms) {
    Lead lead = decision.lead();
    Trial after;
    try {
      after = candidate.trial(lead, terms);
    } catch (RuleFailure e) {
      failed();
      return;
    }
    Trial before;
    try {
      before = served.pack().trial(lead, served.terms());
    } catch (RuleFailure e) {
      mended++;
      return;
    }
    effort.add(before.effort());
    candidateEffort.add(after.effort());
    note(served.terms().bands());
    note(terms.bands());
    Scorecard now = before.scorecard();
    Scorecard then = after.scorecard();
    if (count(now.band(), now.score(), then.band(), then.score())) {
      sample(decision.id(), now, served.pack().manifest(), then, candidate.manifest());
    }
  }

  /**
   * One that was judged by both.
   *
   * @return whether it is one of the first few that move from this band to that
   */
  public boolean count(String from, int score, String to, int then) {
    judged++;
    bands.putIfAbsent(from, BELOW); // of a set that nobody judges by any more
    shifts.merge(then - score, 1, Integer::sum);
    int count = moves.computeIfAbsent(from, b -> new TreeMap<>()).merge(to, 1, Integer::sum);
    return !from.equals(to) && count <= SAMPLES_OF_A_MOVE;
  }

  /** Shows one that moves, with how both came to their scores. */
  public void sample(
      UUID id, Scorecard now, PackManifest manifest, Scorecard then, PackManifest candidate) {
    samples.add(new Drift.Sample(named ? id : null, now.withoutEvidence(), then.withoutEvidence()));
    note(now, manifest);
    note(then, candidate);
  }

  /** Puts the bands of a set among those that can be come into. */
  public void note(BandSet set) {
    set.bands().forEach(band -> bands.merge(band.band(), band.from(), Math::max));
  }

  private void note(Scorecard card, PackManifest manifest) {
    Set<String> keys = card.factors().stream().map(FactorPoint::key).collect(toSet());
    manifest.factors().stream()
        .filter(factor -> keys.contains(factor.key()))
        .forEach(factor -> says.put(factor.key(), factor.says()));
  }

  /** All of it. */
  public Drift drift() {
    List<Drift.Move> all = new ArrayList<>();
    moves.forEach(
        (from, tos) -> tos.forEach((to, count) -> all.add(new Drift.Move(from, to, count))));
    return new Drift(
        judged,
        erased,
        failed,
        highestFirst(),
        all,
        shifts,
        samples,
        says,
        effort.p99(),
        candidateEffort.p99());
  }

  private List<String> highestFirst() {
    return bands.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
