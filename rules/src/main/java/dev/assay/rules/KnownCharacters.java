package dev.assay.rules;

import dev.assay.canonical.CharacterRanges;

/**
 * Leaves of a text what Unicode 13 knows, so that folding is the same on every JDK: 17 has the
 * tables of Unicode 13, later ones give newer characters cases and decompositions. What is not
 * known becomes a space, as do scripts of the upper planes that no list is written in.
 */
final class KnownCharacters {
  /** First and last of what Unicode 14 to 16 added to the basic plane. */
  private static final CharacterRanges LATER =
      CharacterRanges.of(
          "61d-61d 870-88e 890-891 897-89f 8b5-8b5 8c8-8d2 c3c-c3c c5d-c5d cdd-cdd cf3-cf3 ece-ece"
              + " 170d-170d 1715-1715 171f-171f 180f-180f 1ac1-1ace 1b4c-1b4c 1b4e-1b4f 1b7d-1b7f"
              + " 1c89-1c8a 1dfa-1dfa 20c0-20c0 2427-2429 2c2f-2c2f 2c5f-2c5f 2e53-2e5d 2ffc-2fff"
              + " 31e4-31e5 31ef-31ef 9ffd-9fff a7c0-a7c1 a7cb-a7cd a7d0-a7d1 a7d3-a7d3 a7d5-a7dc"
              + " a7f2-a7f4 fbc2-fbc2 fd40-fd4f fdcf-fdcf fdfe-fdff");

  private KnownCharacters() {}

  static String of(String text) {
    int unknown = firstUnknown(text);
    if (unknown < 0) {
      return text;
    }
    StringBuilder known = new StringBuilder(text.length()).append(text, 0, unknown);
    text.codePoints()
        .skip(text.codePointCount(0, unknown))
        .forEach(c -> known.appendCodePoint(isKnown(c) ? c : ' '));
    return known.toString();
  }

  private static int firstUnknown(String text) {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (!isKnown(c)) {
        return i;
      }
      i += Character.charCount(c);
    }
    return -1;
  }

  private static boolean isKnown(int c) {
    if (c >= 0x10000) {
      return (c >= 0x1D400 && c <= 0x1D7FF) // styled letters and digits, which spam likes
          || (c >= 0x1F100 && c <= 0x1F1AD) // letters in circles and squares
          || (c >= 0x20000 && c <= 0x2A6DD) // ideographs of extension B
          || (c >= 0x2F800 && c <= 0x2FA1D); // compatibility ideographs
    }
    return !LATER.contain(c);
  }
}
