package dev.assay.model;

/**
 * The contact and the company as a customer record has them: values as they were sent, not
 * normalized, with their age at the time of the decision.
 *
 * @param email the address as sent; empty when none was sent
 * @param company name of the company as sent
 * @param industry as sent
 * @param jobTitle as sent, in lower case
 * @param status where the lead stands in the pipeline, as sent, in lower case
 * @param filled how many of nine fields are filled: e-mail, first and last name, company, job
 *     title, phone, city, country, industry
 * @param opens how many e-mails were opened, not negative
 * @param clicks how many links in e-mails were clicked, not negative
 * @param deals how many deals there are with the contact, not negative
 * @param dated whether the day of its creation can be read
 * @param daysOld whole days since then; 0 where not {@code dated}, negative in the future
 * @param noted whether the day of the last note can be read
 * @param daysSinceNote whole days since then; 0 where not {@code noted}, negative in the future
 */
public record Prospect(
    String email,
    String company,
    String industry,
    String jobTitle,
    String status,
    int filled,
    double opens,
    double clicks,
    double deals,
    boolean dated,
    int daysOld,
    boolean noted,
    int daysSinceNote) {

  /** What is read for packs that do not look at it. */
  public static final Prospect ABSENT =
      new Prospect("", "", "", "", "", 0, 0, 0, 0, false, 0, false, 0);
}
