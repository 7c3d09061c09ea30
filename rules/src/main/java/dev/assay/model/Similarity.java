package dev.assay.model;

import java.util.List;

/**
 * How much a lead's company is like the companies that bought already. What is compared are traits
 * of companies, never of people.
 *
 * @param known whether there are customers, and a trait by which to compare
 * @param value 0 to 1: the mean of the similarities to the fifth of the customers most like it
 * @param coverage 0 to 1: the weight of the traits that are known of the lead, as a share of all
 * @param customers how many it was compared with
 * @param nearest those most like it, the nearest first
 */
public record Similarity(
    boolean known, double value, double coverage, int customers, List<Near> nearest) {

  /** What is read for packs that do not look at it, and where nothing can be compared. */
  public static final Similarity ABSENT = new Similarity(false, 0, 0, 0, List.of());

  public Similarity {
    nearest = List.copyOf(nearest);
  }

  /**
   * A customer that is like the lead.
   *
   * @param customer the service's own id of it, which says nothing once the customer is removed
   * @param similarity 0 to 1
   * @param sameCompany whether the lead's company is this customer itself, by its domain
   * @param shared names of the traits that agree, at least by half
   * @param different names of the traits that do not
   * @param missing names of the traits that are known of the customer and not of the lead
   */
  public record Near(
      String customer,
      double similarity,
      boolean sameCompany,
      List<String> shared,
      List<String> different,
      List<String> missing) {

    public Near {
      shared = List.copyOf(shared);
      different = List.copyOf(different);
      missing = List.copyOf(missing);
    }
  }
}
