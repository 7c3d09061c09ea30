package dev.assay.intake.reference;

import java.util.Locale;

/**
 * Mailboxes of a function. Compared without separators, without a {@code +tag} and without digits
 * at the end; a short ending after a separator ({@code info-es}, {@code sales.de}) or two functions
 * together ({@code sales-team}) are one as well.
 */
final class Roles {
  private static final int LONGEST_SUFFIX = 3;
  private static final int SHORTEST_HEAD = 4;

  private final SortedLines roles;

  Roles(SortedLines roles) {
    this.roles = roles;
  }

  boolean contains(String localPart) {
    String mailbox = withoutTag(localPart.toLowerCase(Locale.ROOT));
    if (listed(mailbox)) {
      return true;
    }
    int separator = firstSeparator(mailbox);
    if (separator < SHORTEST_HEAD || !listed(mailbox.substring(0, separator))) {
      return false;
    }
    String rest = mailbox.substring(separator + 1);
    return rest.length() <= LONGEST_SUFFIX || listed(rest);
  }

  private boolean listed(String mailbox) {
    String compact = lettersAndDigits(mailbox);
    String letters = withoutDigitsAtEnd(compact);
    boolean numbered = letters.length() < compact.length();
    return roles.contains(compact) || (numbered && roles.contains(letters));
  }

  private static String withoutTag(String mailbox) {
    int plus = mailbox.indexOf('+');
    return plus < 0 ? mailbox : mailbox.substring(0, plus);
  }

  private static int firstSeparator(String mailbox) {
    for (int i = 0; i < mailbox.length(); i++) {
      if (isSeparator(mailbox.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  private static String lettersAndDigits(String mailbox) {
    StringBuilder compact = new StringBuilder(mailbox.length());
    for (int i = 0; i < mailbox.length(); i++) {
      if (!isSeparator(mailbox.charAt(i))) {
        compact.append(mailbox.charAt(i));
      }
    }
    return compact.toString();
  }

  private static String withoutDigitsAtEnd(String compact) {
    int end = compact.length();
    while (end > 0 && compact.charAt(end - 1) >= '0' && compact.charAt(end - 1) <= '9') {
      end--;
    }
    return compact.substring(0, end);
  }

  private static boolean isSeparator(char character) {
    return character == '.' || character == '-' || character == '_';
  }
}
