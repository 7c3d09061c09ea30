package dev.assay.model;

/**
 * What the contact wrote.
 *
 * @param text as sent, trimmed; empty when none was sent
 * @param letters how many letters and digits; an ideograph or a syllable sign counts as two
 * @param words how many words; scripts without spaces count two ideographs as one word
 * @param urls how many web addresses
 * @param gibberish share of the words that look like letters at random, 0 to 1
 */
public record Message(String text, int letters, int words, int urls, double gibberish) {

  /** A message that was not sent. */
  public static final Message ABSENT = new Message("", 0, 0, 0, 0);

  public boolean present() {
    return !text.isEmpty();
  }
}
