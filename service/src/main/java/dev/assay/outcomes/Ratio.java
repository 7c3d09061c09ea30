package dev.assay.outcomes;

/** Of so many leads so many converted. */
public record Ratio(int leads, int converted) {
  public static final Ratio NONE = new Ratio(0, 0);

  /** Of the normal distribution, for an interval that holds the true share 19 times of 20. */
  private static final double Z = 1.96;

  /**
   * Between which shares the true one lies 19 times of 20 (Wilson): far apart where leads are few.
   */
  public record Interval(double low, double high) {}

  public Ratio plus(Ratio other) {
    return new Ratio(leads + other.leads, converted + other.converted);
  }

  /** From 0 to 1; 0 where there are no leads. */
  public double share() {
    return leads == 0 ? 0 : (double) converted / leads;
  }

  /** How many times as often as among others; 0 where none of those converted. */
  public double lift(Ratio others) {
    return others.converted == 0 ? 0 : share() / others.share();
  }

  public Interval interval() {
    if (leads == 0) {
      return new Interval(0, 1);
    }
    double n = leads;
    double centre = share() + Z * Z / (2 * n);
    double reach = Z * Math.sqrt(share() * (1 - share()) / n + Z * Z / (4 * n * n));
    double whole = 1 + Z * Z / n;
    return new Interval(
        Math.max(0, (centre - reach) / whole), Math.min(1, (centre + reach) / whole));
  }
}
