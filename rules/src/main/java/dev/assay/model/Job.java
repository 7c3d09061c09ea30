package dev.assay.model;

/**
 * The contact's position.
 *
 * @param title as sent, trimmed; empty when none was sent
 * @param seniority how senior the title is
 */
public record Job(String title, Seniority seniority) {

  /** A position that was not sent. */
  public static final Job ABSENT = new Job("", Seniority.UNKNOWN);

  public boolean present() {
    return !title.isEmpty();
  }
}
