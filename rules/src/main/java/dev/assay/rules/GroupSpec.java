package dev.assay.rules;

/**
 * The cap of a group of factors, in points before the pack's scale.
 *
 * @param key name of the group
 * @param min lowest sum that counts
 * @param max highest sum that counts
 */
public record GroupSpec(String key, double min, double max) {

  public GroupSpec {
    if (min > max) {
      throw new IllegalArgumentException("group " + key + ": min " + min + " is over max " + max);
    }
  }

  double clamp(double sum) {
    return Math.max(min, Math.min(max, sum));
  }
}
