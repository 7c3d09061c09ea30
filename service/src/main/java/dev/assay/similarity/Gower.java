package dev.assay.similarity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * How like two companies are, after Gower (1971): the mean of the similarities of their traits,
 * weighted, over those traits that are known of both.
 *
 * <pre>
 * S = sum(w x s) / max(5, sum(w))    over the traits that both know
 * </pre>
 *
 * <p>Industry, technology, growth signals, country and traits of the tenant's own are compared as
 * sets: what both have as a share of what either has. Numbers of employees are compared by their
 * ratio, {@code max(0, 1 - |log10(a/b)| / 2)}: a hundred times as many is not like it at all.
 * Stages of funding are compared by how far apart they are. 5 is half of what all traits weigh:
 * whoever has less in common to compare cannot be wholly alike.
 *
 * <p>Nothing in it depends on the other customers, so that one more of them changes no similarity
 * to those that were there. S is told in thousandths, rounded half up.
 */
public final class Gower {
  /** What similarities are told in parts of. */
  static final int WHOLE = 1000;

  /** The least weight that similarities are divided by. */
  static final int LEAST_WEIGHT = Trait.TOTAL_WEIGHT / 2;

  /** From here on a trait agrees. */
  private static final double AGREES = 0.5;

  /** Powers of ten by which sizes must differ so as not to be alike at all. */
  private static final double SIZE_RANGE = 2;

  private Gower() {}

  /**
   * What a trait says.
   *
   * @param ofLead whether it is known of the lead
   * @param ofCustomer whether it is known of the customer
   * @param similarity 0 to 1; 0 where not both know it
   */
  public record Pair(
      String trait, int weight, boolean ofLead, boolean ofCustomer, double similarity) {

    public boolean known() {
      return ofLead && ofCustomer;
    }

    public boolean agrees() {
      return known() && similarity >= AGREES;
    }
  }

  /** Every trait that either knows, in the order in which they are added up. */
  public static List<Pair> pairs(Traits lead, Traits customer) {
    List<Pair> pairs = new ArrayList<>();
    for (Trait trait : Trait.values()) {
      add(
          pairs,
          trait.json(),
          trait.weight(),
          lead.knows(trait),
          customer.knows(trait),
          similarity(trait, lead, customer));
    }
    Map<String, SortedSet<String>> names = new TreeMap<>(customer.custom());
    names.putAll(lead.custom());
    for (String name : names.keySet()) {
      SortedSet<String> one = lead.custom().getOrDefault(name, Traits.NONE.industry());
      SortedSet<String> other = customer.custom().getOrDefault(name, Traits.NONE.industry());
      add(
          pairs,
          name,
          Trait.CUSTOM_WEIGHT,
          !one.isEmpty(),
          !other.isEmpty(),
          jaccard(shared(one, other), one.size(), other.size()));
    }
    return pairs;
  }

  private static void add(
      List<Pair> pairs, String name, int weight, boolean one, boolean other, double similarity) {
    if (one || other) {
      pairs.add(new Pair(name, weight, one, other, one && other ? similarity : 0));
    }
  }

  /** How like they are, in thousandths; 0 where nothing is known of both. */
  public static int thousandths(List<Pair> pairs) {
    double sum = 0;
    int weight = 0;
    for (Pair pair : pairs) {
      if (pair.known()) {
        sum += pair.weight() * pair.similarity();
        weight += pair.weight();
      }
    }
    return thousandths(sum, weight);
  }

  static int thousandths(double sum, int weight) {
    return (int) (sum / Math.max(LEAST_WEIGHT, weight) * WHOLE + 0.5);
  }

  private static double similarity(Trait trait, Traits lead, Traits customer) {
    return switch (trait) {
      case EMPLOYEES -> size(magnitude(lead.employees()), magnitude(customer.employees()));
      case FUNDING_STAGE -> Funding.similarity(lead.fundingStage(), customer.fundingStage());
      case INDUSTRY, TECH_STACK, GROWTH_SIGNALS, COUNTRY -> {
        SortedSet<String> one = lead.terms(trait);
        SortedSet<String> other = customer.terms(trait);
        yield jaccard(shared(one, other), one.size(), other.size());
      }
    };
  }

  private static int shared(SortedSet<String> one, SortedSet<String> other) {
    int shared = 0;
    for (String term : one) {
      shared += other.contains(term) ? 1 : 0;
    }
    return shared;
  }

  static double jaccard(int shared, int one, int other) {
    return shared == 0 ? 0 : shared / (double) (one + other - shared);
  }

  /** The power of ten that a size is. */
  static double magnitude(int employees) {
    return StrictMath.log10(Math.max(1, employees));
  }

  static double size(double one, double other) {
    return Math.max(0, 1 - Math.abs(one - other) / SIZE_RANGE);
  }
}
