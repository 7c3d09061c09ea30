package dev.assay.learning;

import dev.assay.clients.Profile;

/**
 * How alike two businesses are: 1 less their distance, which is the weighted mean of the distances
 * between what is known of both (Gower). Industry weighs 4, size and market 2 each, country 1;
 * sizes lie as far apart as their orders of magnitude, a thousandfold at most. Those of which less
 * than 3 of these weights is known of both cannot be compared.
 */
final class Likeness {
  /** Businesses that are as alike as this are similar. */
  static final double SIMILAR = 0.6;

  private static final double INDUSTRY = 4;
  private static final double SIZE = 2;
  private static final double MARKET = 2;
  private static final double COUNTRY = 1;
  private static final double LEAST_KNOWN = 3;
  private static final double FAR = 3;

  private Likeness() {}

  /** From 0 to 1; 0 where they cannot be compared. */
  static double of(Profile one, Profile other) {
    double known = 0;
    double distance = 0;
    if (!one.industry().isEmpty() && !other.industry().isEmpty()) {
      known += INDUSTRY;
      distance += one.industry().equals(other.industry()) ? 0 : INDUSTRY;
    }
    if (one.employees() > 0 && other.employees() > 0) {
      known += SIZE;
      double apart = StrictMath.log10(one.employees()) - StrictMath.log10(other.employees());
      distance += SIZE * Math.min(1, Math.abs(apart) / FAR);
    }
    if (!one.market().isEmpty() && !other.market().isEmpty()) {
      known += MARKET;
      distance += one.market().equals(other.market()) ? 0 : MARKET;
    }
    if (!one.country().isEmpty() && !other.country().isEmpty()) {
      known += COUNTRY;
      distance += one.country().equals(other.country()) ? 0 : COUNTRY;
    }
    return known < LEAST_KNOWN ? 0 : 1 - distance / known;
  }
}
