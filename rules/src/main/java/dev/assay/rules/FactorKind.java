package dev.assay.rules;

import java.util.Locale;

/** What setting a factor means, given by the stratum that sets it. */
public enum FactorKind {
  /** A flag that speaks against the lead; set in {@code risks} and {@code cross}. */
  RISK,
  /** A flag that speaks for the lead; set in {@code signals}. */
  SIGNAL,
  /** Points without a flag; set in {@code factors}. */
  FACTOR;

  private final String mark = name().toLowerCase(Locale.ROOT);

  /** The method of the card that sets it. */
  String mark() {
    return mark;
  }
}
