package dev.assay.model;

/**
 * The contact's e-mail address.
 *
 * @param address as sent, trimmed, the domain in lower case ASCII (IDNA); empty when none was sent
 * @param valid whether it is an address that mail could be sent to, judged by its form
 * @param local what stands before the {@code @}, in lower case, without a {@code +tag}
 * @param domain the host, in lower case ASCII; empty when not readable
 * @param company the registrable domain under its registry's suffix ({@code mail.acme.co.uk} gives
 *     {@code acme.co.uk}); empty when there is none
 * @param disposable whether the domain hands out throw-away addresses
 * @param free whether the domain is a free provider open to anyone
 * @param role whether the address names a function (info@, sales@), not a person
 * @param localImprobability like {@link Name#improbability()}, of the letters of {@code local}
 * @param localKeyboardRun like {@link Name#keyboardRun()}, of {@code local}
 */
public record Email(
    String address,
    boolean valid,
    String local,
    String domain,
    String company,
    boolean disposable,
    boolean free,
    boolean role,
    double localImprobability,
    boolean localKeyboardRun) {

  /** An e-mail address that was not sent. */
  public static final Email ABSENT =
      new Email("", false, "", "", "", false, false, false, 0, false);

  public boolean present() {
    return !address.isEmpty();
  }
}
