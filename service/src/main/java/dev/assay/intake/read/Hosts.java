package dev.assay.intake.read;

import com.google.thirdparty.publicsuffix.PublicSuffixPatterns;
import com.google.thirdparty.publicsuffix.PublicSuffixType;
import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Host names as the net writes them: lower case ASCII, and the domain someone registered. */
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
    String ascii = isAscii(name) ? name.toLowerCase(Locale.ROOT) : punycode(name);
    return isHost(ascii) ? ascii : "";
  }

  /** The domain registered under its registry's suffix; empty when there is none. */
  static String registrable(String ascii) {
    if (ascii.isEmpty()) {
      return "";
    }
    List<String> labels = new ArrayList<>(4);
    int start = 0;
    for (int dot = ascii.indexOf('.'); dot >= 0; dot = ascii.indexOf('.', start)) {
      labels.add(ascii.substring(start, dot));
      start = dot + 1;
    }
    labels.add(ascii.substring(start));
    int suffix = PublicSuffixPatterns.TRIE.findSuffixIndex(labels, PublicSuffixType.REGISTRY);
    int skipped = 0;
    for (int i = 0; i < suffix - 1; i++) {
      skipped += labels.get(i).length() + 1;
    }
    return suffix > 0 ? ascii.substring(skipped) : "";
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
