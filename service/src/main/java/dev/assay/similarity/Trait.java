package dev.assay.similarity;

import java.util.Locale;

/** What companies are compared by, and how much each counts; {@link Gower} says how. */
public enum Trait {
  INDUSTRY(3, 1),
  EMPLOYEES(2, 2),
  TECH_STACK(2, 4),
  FUNDING_STAGE(1, 8),
  GROWTH_SIGNALS(1, 16),
  COUNTRY(1, 32);

  /** What a trait of the tenant's own counts. */
  static final int CUSTOM_WEIGHT = 1;

  /** All traits that every tenant has. */
  static final int TOTAL_WEIGHT = 10;

  /** How many numbers there are for several of them. */
  static final int MASKS = 64;

  private final String json = name().toLowerCase(Locale.ROOT);
  private final int weight;
  private final int bit;

  Trait(int weight, int bit) {
    this.weight = weight;
    this.bit = bit;
  }

  /** The name in JSON. */
  public String json() {
    return json;
  }

  public int weight() {
    return weight;
  }

  /** Stands for it where several are one number. */
  int bit() {
    return bit;
  }
}
