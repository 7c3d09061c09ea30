package dev.assay.intake.read;

import java.net.IDN;
import java.util.Locale;

/** Host names as the net writes them: in lower case ASCII. */
final class Hosts {
  private static final int LONGEST = 253;

  private Hosts() {}

  /**
   * A host name in lower case ASCII (international ones as {@code xn--}); empty when it cannot be
   * one with a top-level domain. A dot at its end is dropped.
   */
  static String ascii(String host) {
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    if (name.length() > LONGEST || name.indexOf('.') < 0) {
      return "";
    }
    if (isHost(name)) {
      return name;
    }
    String ascii = isAscii(name) ? name.toLowerCase(Locale.ROOT) : punycode(name);
    return isHost(ascii) ? ascii : "";
  }

  static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static String punycode(String name) {
    try {
      return IDN.toASCII(name).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** Labels of letters, digits and inner hyphens; the last one is no number and has two or more. */
  private static boolean isHost(String ascii) {
    int start = 0;
    for (int i = 0; i <= ascii.length(); i++) {
      if (i == ascii.length() || ascii.charAt(i) == '.') {
        if (!isLabel(ascii, start, i)) {
          return false;
        }
        if (i < ascii.length()) {
          start = i + 1;
        }
      }
    }
    char first = ascii.isEmpty() ? '0' : ascii.charAt(start);
    return start > 0 && ascii.length() - start >= 2 && first >= 'a' && first <= 'z';
  }

  private static boolean isLabel(String ascii, int start, int end) {
    if (end == start || end - start > 63) {
      return false;
    }
    for (int i = start; i < end; i++) {
      char c = ascii.charAt(i);
      boolean inner = (c == '-' || c == '_') && i > start && i < end - 1;
      if (!inner && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9')) {
        return false;
      }
    }
    return true;
  }
}
