package dev.assay.model;

/**
 * The website that was sent.
 *
 * @param text as sent, trimmed; empty when none was sent
 * @param host its host in lower case ASCII; empty when not readable
 * @param company the registrable domain, like {@link Email#company()}
 * @param free whether the domain is a free e-mail provider's
 */
public record Website(String text, String host, String company, boolean free) {

  /** A website that was not sent. */
  public static final Website ABSENT = new Website("", "", "", false);

  public boolean present() {
    return !text.isEmpty();
  }
}
