package dev.assay.learning;

import dev.assay.clients.Profile;
import dev.assay.model.Lead;
import dev.assay.outcomes.Example;
import dev.assay.outcomes.Seen;
import dev.assay.rules.FactorPoint;
import dev.assay.rules.RulePack;
import dev.assay.rules.Scorecard;
import dev.assay.rules.Terms;
import dev.assay.rules.WeightSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much better a pack ranks leads by weights it was taught than by its own: taught by seven of
 * ten leads whose outcome is known, judged by the other three. Both scores are those that the pack
 * gives, caps and rounding included. Each seed splits the leads in one way.
 */
public final class Evaluation {
  private static final double TAUGHT = 0.7;

  private final RulePack pack;
  private final Terms terms;
  private final List<Known> leads = new ArrayList<>();

  /** A lead and what became of it. */
  private record Known(Lead lead, Example example, double untaught) {}

  /**
   * What one split shows.
   *
   * @param untaught by the pack's own weights
   * @param taught by the weights that were learned
   * @param free by a regression over the same factors that knows no signs, caps or points
   */
  public record Split(long seed, double untaught, double taught, double free) {}

  /** One by a pack's own terms. */
  public Evaluation(RulePack pack, Terms terms) {
    this.pack = pack;
    this.terms = terms;
  }

  /** Adds a lead; in whatever order they come, a split depends on it. */
  public void add(Lead lead, boolean won) {
    Scorecard card = pack.score(lead, terms);
    SortedMap<String, Double> values = new TreeMap<>();
    for (FactorPoint factor : card.factors()) {
      values.put(factor.key(), factor.value());
    }
    Example example = new Example(new Seen(values, Profile.UNKNOWN), won ? 1 : -1);
    leads.add(new Known(lead, example, card.score()));
  }

  public int size() {
    return leads.size();
  }

  /** How many were won. */
  public long won() {
    return leads.stream().filter(known -> known.example().reward() > 0).count();
  }

  /** The weights that all leads teach. */
  public WeightSet taught() {
    return PointWeights.of(leads.stream().map(Known::example).toList(), pack.manifest());
  }

  public Split split(long seed) {
    List<Known> shuffled = new ArrayList<>(leads);
    Collections.shuffle(shuffled, new Random(seed));
    int cut = (int) (shuffled.size() * TAUGHT);
    List<Example> lessons = shuffled.subList(0, cut).stream().map(Known::example).toList();
    List<Known> unseen = shuffled.subList(cut, shuffled.size());
    Terms learned = terms.withWeights(pack.terms(PointWeights.of(lessons, pack.manifest())));
    SortedMap<String, Double> free = free(lessons);
    List<Auc.Scored> untaught = new ArrayList<>();
    List<Auc.Scored> taught = new ArrayList<>();
    List<Auc.Scored> freely = new ArrayList<>();
    for (Known known : unseen) {
      boolean won = known.example().reward() > 0;
      untaught.add(new Auc.Scored(known.untaught(), won));
      taught.add(new Auc.Scored(pack.score(known.lead(), learned).score(), won));
      double sum = 0;
      for (FactorPoint factor : pack.score(known.lead(), terms).factors()) {
        sum += factor.value() * free.getOrDefault(factor.key(), 0.0);
      }
      freely.add(new Auc.Scored(sum, won));
    }
    return new Split(seed, Auc.of(untaught), Auc.of(taught), Auc.of(freely));
  }

  private SortedMap<String, Double> free(List<Example> lessons) {
    List<String> factors = pack.manifest().factors().stream().map(f -> f.key()).toList();
    return Pattern.of(lessons, factors).map(Pattern::shares).orElseGet(TreeMap::new);
  }
}
