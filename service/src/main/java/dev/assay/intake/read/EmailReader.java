package dev.assay.intake.read;

import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import dev.assay.intake.reference.ReferenceData;
import dev.assay.intake.text.Letters;
import dev.assay.intake.text.Plain;
import dev.assay.model.Email;

/**
 * Reads e-mail addresses: bare, as a link ({@code mailto:a@x.com}) or with a name to show ({@code
 * Ana <a@x.com>}).
 */
public final class EmailReader {
  private static final int LONGEST = 320;
  private static final int LONGEST_PLAIN = 64;
  private static final String LINK = "mailto:";

  private final ReferenceData reference;
  private final EmailValidator validator =
      JMail.validator()
          .disallowIpDomain()
          .requireTopLevelDomain()
          .disallowSingleCharacterTopLevelDomains()
          .disallowQuotedIdentifiers()
          .disallowObsoleteWhitespace()
          .disallowExplicitSourceRouting()
          .withRule(address -> address.comments().isEmpty());

  public EmailReader(ReferenceData reference) {
    this.reference = reference;
  }

  public Email read(String sent) {
    String text = bare(Plain.line(sent));
    if (text.isEmpty()) {
      return Email.ABSENT;
    }
    int at = text.lastIndexOf('@');
    String domain = at < 0 ? "" : Hosts.ascii(text.substring(at + 1));
    String address = domain.isEmpty() ? text : text.substring(0, at + 1) + domain;
    String local = local(at < 0 ? text : text.substring(0, at));
    boolean valid = !domain.isEmpty() && address.length() <= LONGEST && isValid(address, at);
    String company = RegistrableDomains.of(domain);
    return new Email(
        address,
        valid,
        local,
        domain,
        company,
        !domain.isEmpty() && reference.disposable(domain),
        !domain.isEmpty() && reference.free(domain),
        valid && reference.role(local),
        valid ? reference.text().improbability(letters(local)) : 0,
        valid && reference.names().keyboardRun(local) > 0);
  }

  /** Whether a text is one e-mail address and nothing else. */
  public boolean isAddress(String text) {
    int at = text.indexOf('@');
    return at > 0
        && text.length() <= LONGEST
        && !Hosts.ascii(text.substring(at + 1)).isEmpty()
        && isValid(text, at);
  }

  /** Most addresses are so plain that the library need not be asked, which is slower. */
  private boolean isValid(String address, int at) {
    return isPlain(address, at) || validator.isValid(address);
  }

  /** Labels of lower-case letters and digits, on both sides, behind it those of a host. */
  private static boolean isPlain(String address, int at) {
    char before = '.';
    for (int i = 0; i < address.length(); i++) {
      char c = address.charAt(i);
      boolean wordy = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      boolean joins = (c == '.' || c == '-') && before != '.' && before != '-' && i + 1 != at;
      if (!wordy && !(i == at ? before != '.' && before != '-' : joins)) {
        return false;
      }
      before = i == at ? '.' : c;
    }
    return at > 0 && at <= LONGEST_PLAIN && before != '.' && before != '-';
  }

  private static String bare(String line) {
    String text = line;
    int open = text.lastIndexOf('<');
    int close = text.lastIndexOf('>');
    if (open >= 0 && close > open && text.indexOf('@', open) > open) {
      text = text.substring(open + 1, close);
    }
    if (text.regionMatches(true, 0, LINK, 0, LINK.length())) {
      int query = text.indexOf('?');
      text = text.substring(LINK.length(), query < 0 ? text.length() : query);
    }
    text = text.strip();
    boolean quoted =
        text.length() > 2
            && text.charAt(0) == text.charAt(text.length() - 1)
            && (text.charAt(0) == '"' || text.charAt(0) == '\'');
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  private static String local(String text) {
    int tag = text.indexOf('+');
    return Plain.lower(tag > 0 ? text.substring(0, tag) : text);
  }

  private static String letters(String local) {
    StringBuilder letters = new StringBuilder(local.length());
    for (int i = 0; i < local.length(); ) {
      int character = local.codePointAt(i);
      if (Letters.digit(character) < 0) {
        letters.appendCodePoint(character);
      }
      i += Character.charCount(character);
    }
    return letters.toString();
  }
}
