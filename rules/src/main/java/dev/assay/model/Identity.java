package dev.assay.model;

/**
 * How the parts of a lead agree with each other.
 *
 * @param nameInEmail how much of the name the e-mail address shows
 * @param phoneInCountry whether the number's calling code is the country's
 * @param emailOnWebsite whether e-mail and website share a registrable domain
 */
public record Identity(NameTrace nameInEmail, Agreement phoneInCountry, Agreement emailOnWebsite) {

  /** Parts that cannot be compared. */
  public static final Identity UNKNOWN =
      new Identity(NameTrace.UNKNOWN, Agreement.UNKNOWN, Agreement.UNKNOWN);
}
