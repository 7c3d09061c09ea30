package dev.assay.model;

/**
 * The contact's company.
 *
 * @param industry as sent, trimmed; empty when none was sent
 * @param size as sent (a number or a range such as {@code 11-50}); empty when none was sent
 */
public record Company(String industry, String size) {

  /** A company of which nothing was sent. */
  public static final Company ABSENT = new Company("", "");
}
