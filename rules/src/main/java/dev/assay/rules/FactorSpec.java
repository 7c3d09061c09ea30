package dev.assay.rules;

import org.jspecify.annotations.Nullable;

/**
 * A factor as {@code pack.yaml} declares it.
 *
 * @param key its name everywhere
 * @param stratum whose rules may set it
 * @param group factors of one group share a cap, where the group has one
 * @param weight points per value, before the pack's scale
 * @param severity of a risk; null for signals and factors
 * @param field the field of the lead it speaks of; empty when it speaks of several
 * @param mutable whether the contact could change it
 * @param says one line for people
 */
public record FactorSpec(
    String key,
    Stratum stratum,
    String group,
    double weight,
    @Nullable Severity severity,
    String field,
    boolean mutable,
    String says) {

  public FactorKind kind() {
    return stratum.kind();
  }
}
