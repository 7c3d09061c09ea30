package dev.assay.intake.reference;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes spellings comparable: lower case, no accents or marks, no punctuation. {@code "Côte
 * d'Ivoire"} has the words {@code cote, d, ivoire} and the key {@code cotedivoire}.
 *
 * <p>The table is part of the snapshot, not of the JDK, whose Unicode data changes between
 * releases. Characters that the table does not list (Han, Thai, Devanagari, ...) are kept as they
 * are.
 */
public final class Folding {
  private static final int PAGE = 256;
  private static final int ASCII = 0x80;
  private static final char SEPARATOR = ' ';

  private final @Nullable String[][] pages;

  /** What ASCII characters become, where each becomes one of them. */
  private final byte[] ascii = new byte[ASCII];

  private boolean isOneToOne = true;

  Folding(List<String> lines) {
    pages = new @Nullable String[(Character.MAX_CODE_POINT + 1) / PAGE][];
    for (String line : lines) {
      int tab = line.indexOf('\t');
      int character = Integer.parseInt(line, 0, tab, 16);
      if (pages[character / PAGE] == null) {
        pages[character / PAGE] = new String[PAGE];
      }
      pages[character / PAGE][character % PAGE] =
          line.substring(tab + 1).replace('_', SEPARATOR).intern();
    }
    for (char c = 0; c < ASCII; c++) {
      String replacement = fold(Character.toString(c));
      isOneToOne &= replacement.length() == 1 && replacement.charAt(0) < ASCII;
      ascii[c] = isOneToOne ? (byte) replacement.charAt(0) : 0;
    }
  }

  /** The folded text without anything between its words: what a lookup compares. */
  public String key(String text) {
    return remove(folded(text));
  }

  /** The folded words of a text, in order; a word is a run of letters and digits. */
  public List<String> words(String text) {
    String folded = folded(text);
    if (folded.indexOf(SEPARATOR) < 0) {
      return folded.isEmpty() ? List.of() : List.of(folded);
    }
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int end = 0; end <= folded.length(); end++) {
      if (end == folded.length() || folded.charAt(end) == SEPARATOR) {
        if (end > start) {
          words.add(folded.substring(start, end));
        }
        start = end + 1;
      }
    }
    return words;
  }

  /** The quick way through what is most texts. */
  private String folded(String text) {
    if (isFolded(text)) {
      return text;
    }
    byte[] folded = new byte[text.length()];
    for (int i = 0; i < folded.length; i++) {
      char c = text.charAt(i);
      if (c >= ASCII || !isOneToOne) {
        return fold(text);
      }
      folded[i] = ascii[c];
    }
    return new String(folded, StandardCharsets.ISO_8859_1);
  }

  private boolean isFolded(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ASCII || ascii[c] != c) {
        return false;
      }
    }
    return isOneToOne;
  }

  private String fold(String text) {
    StringBuilder folded = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      i += Character.charCount(character);
      String[] page = pages[character / PAGE];
      String replacement = page == null ? null : page[character % PAGE];
      if (replacement == null) {
        folded.appendCodePoint(character);
      } else {
        folded.append(replacement);
      }
    }
    return folded.toString();
  }

  private static String remove(String folded) {
    if (folded.indexOf(SEPARATOR) < 0) {
      return folded;
    }
    StringBuilder key = new StringBuilder(folded.length());
    for (int i = 0; i < folded.length(); i++) {
      if (folded.charAt(i) != SEPARATOR) {
        key.append(folded.charAt(i));
      }
    }
    return key.toString();
  }
}
