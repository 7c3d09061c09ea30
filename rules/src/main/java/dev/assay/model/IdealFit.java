package dev.assay.model;

/**
 * How a contact agrees with the ideal customer that a tenant has described. Unknown is what the
 * description leaves open, and what cannot be read of the contact.
 *
 * @param employees of the company, the middle of a range; 0 when unknown
 * @param seniority whether the title is of a rank that is sought
 * @param size whether the company has as many employees as are sought
 * @param industry whether the company's industry is sought
 * @param country whether the contact's country is sought
 */
public record IdealFit(
    int employees, Agreement seniority, Agreement size, Agreement industry, Agreement country) {

  /** What is read for packs that do not look at it. */
  public static final IdealFit ABSENT =
      new IdealFit(0, Agreement.UNKNOWN, Agreement.UNKNOWN, Agreement.UNKNOWN, Agreement.UNKNOWN);
}
