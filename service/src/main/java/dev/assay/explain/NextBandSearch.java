package dev.assay.explain;

import dev.assay.explain.NextBand.Change;
import dev.assay.explain.NextBand.Move;
import dev.assay.model.Lead;
import dev.assay.rules.Band;
import dev.assay.rules.FactorPoint;
import dev.assay.rules.FactorSpec;
import dev.assay.rules.RuleFailure;
import dev.assay.rules.RulePack;
import dev.assay.rules.Scorecard;
import dev.assay.rules.Terms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the smallest set of changes that brings a lead into a band: the fewest, then those that
 * move the fewest points, then those that stand first. Each set is judged by the rules, so that
 * what is found is proved, and nothing smaller was passed over. Used once.
 */
final class NextBandSearch {
  static final int MOST_CHANGES = 3;

  /** More sets than any shipped pack has; a search never takes longer than so many judgements. */
  private static final int MOST_JUDGEMENTS = 2_000;

  private static final double MILLIONTHS = 1e6;

  private final RulePack pack;
  private final Terms terms;
  private final Lead lead;
  private final Scorecard before;
  private final List<NextBandChange> changes;
  private final List<NextBandChange> chosen = new ArrayList<>();
  private int judgements;
  private @Nullable Found best;

  /** A set that reaches the band. */
  private record Found(List<NextBandChange> changes, Scorecard card, double moved) {}

  NextBandSearch(
      RulePack pack, Terms terms, Lead lead, Scorecard before, List<NextBandChange> changes) {
    this.pack = pack;
    this.terms = terms;
    this.lead = lead;
    this.before = before;
    this.changes = changes;
  }

  /** Empty where no set of a few changes is enough. */
  Optional<NextBand> reaching(Band band) {
    for (int size = 1; size <= MOST_CHANGES && best == null; size++) {
      choose(lead, 0, size, band);
    }
    return Optional.ofNullable(best).map(this::told);
  }

  /**
   * Tries all sets of a size.
   *
   * @param changed by what is chosen already
   * @param from the first change that may be chosen yet
   * @param left how many are still to be chosen
   */
  private void choose(Lead changed, int from, int left, Band band) {
    if (left == 0) {
      judge(changed, band);
      return;
    }
    for (int i = from; i < changes.size() && judgements < MOST_JUDGEMENTS; i++) {
      NextBandChange change = changes.get(i);
      if (chosen.stream().noneMatch(other -> other.field().equals(change.field()))) {
        chosen.add(change);
        choose(change.made().apply(changed), i + 1, left - 1, band);
        chosen.remove(chosen.size() - 1);
      }
    }
  }

  private void judge(Lead changed, Band band) {
    judgements++;
    Scorecard after = score(changed);
    if (after == null || after.score() < band.from()) {
      return;
    }
    List<Move> moves = moves(before, after);
    double moved = moves.stream().mapToDouble(move -> Math.abs(move.points())).sum();
    if (moves.stream().allMatch(this::isMutable) && (best == null || moved < best.moved())) {
      best = new Found(List.copyOf(chosen), after, moved);
    }
  }

  /** Null where a rule fails on it. */
  private @Nullable Scorecard score(Lead changed) {
    try {
      return pack.score(changed, terms);
    } catch (RuleFailure e) {
      return null;
    }
  }

  private boolean isMutable(Move move) {
    return pack.manifest().factor(move.key()).map(FactorSpec::mutable).orElse(false);
  }

  private NextBand told(Found found) {
    List<Change> steps = new ArrayList<>();
    Lead changed = lead;
    Scorecard earlier = before;
    for (NextBandChange change : found.changes()) {
      changed = change.made().apply(changed);
      Scorecard later = pack.score(changed, terms);
      steps.add(new Change(change.field(), change.to(), change.example(), moves(earlier, later)));
      earlier = later;
    }
    return new NextBand(found.card().band(), before.score(), found.card().score(), steps);
  }

  /** What each factor gives more, in the order of the pack. */
  private List<Move> moves(Scorecard earlier, Scorecard later) {
    Map<String, Double> points = new HashMap<>();
    for (FactorPoint factor : later.factors()) {
      points.merge(factor.key(), factor.points(), Double::sum);
    }
    for (FactorPoint factor : earlier.factors()) {
      points.merge(factor.key(), -factor.points(), Double::sum);
    }
    List<Move> moves = new ArrayList<>();
    for (FactorSpec factor : pack.manifest().factors()) {
      double rounded = Math.round(points.getOrDefault(factor.key(), 0.0) * MILLIONTHS) / MILLIONTHS;
      if (rounded != 0) {
        moves.add(new Move(factor.key(), rounded));
      }
    }
    return moves;
  }
}
