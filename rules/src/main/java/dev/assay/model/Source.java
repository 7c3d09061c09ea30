package dev.assay.model;

/**
 * Where the lead came from, in the sender's words.
 *
 * @param text as sent, trimmed; empty when none was sent
 */
public record Source(String text) {

  /** A source that was not sent. */
  public static final Source ABSENT = new Source("");

  public boolean present() {
    return !text.isEmpty();
  }
}
