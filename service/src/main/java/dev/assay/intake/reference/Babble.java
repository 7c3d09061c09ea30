package dev.assay.intake.reference;

import dev.assay.intake.text.Letters;
import java.util.Arrays;

/**
 * A text that says nothing, whatever it is made of: one word again and again, one letter or two,
 * more digits than a telephone number has and not a letter, or signs alone. What is written without
 * spaces is one word, however long, and so never again and again the same.
 */
final class Babble {
  private static final int LOOKED_AT = 1_000;
  private static final int FEWEST_WORDS = 3;
  private static final int TIMES_A_WORD = 4;
  private static final int FEWEST_LETTERS = 10;
  private static final int MOST_DIGITS = 15;
  private static final int FEWEST_SIGNS = 5;

  /** FNV-1a: words are told apart by 64 bits each. */
  private static final long OFFSET = 0xCBF29CE484222325L;

  private static final long PRIME = 0x100000001B3L;

  private long[] words = new long[16];
  private int written;

  /** A bit for each of 64 kinds of words that were seen: there are at least as many words. */
  private long kinds;

  private long word = OFFSET;
  private boolean hasLetter;
  private int letters;
  private int digits;
  private int signs;
  private int first = -1;
  private int second = -1;
  private boolean varied;

  private Babble() {}

  static boolean is(String text) {
    return new Babble().read(text);
  }

  private boolean read(String text) {
    int end = Math.min(text.length(), LOOKED_AT);
    for (int i = 0; i < end; ) {
      int character = lower(text.codePointAt(i));
      i += Character.charCount(character);
      if (Letters.isBlank(character)) {
        endWord();
        if (varied && isProse(end - i)) {
          return false;
        }
      } else {
        add(character);
      }
    }
    endWord();
    return (written >= FEWEST_WORDS && isRepetition())
        || (letters >= FEWEST_LETTERS && !varied)
        || (letters == 0 && (digits > MOST_DIGITS || (digits == 0 && signs >= FEWEST_SIGNS)));
  }

  private static int lower(int character) {
    if (character >= 0x80) {
      return Character.toLowerCase(character);
    }
    return character >= 'A' && character <= 'Z' ? character + ('a' - 'A') : character;
  }

  /** Whether it stays one, even if a word that was there already took every second sign left. */
  private boolean isProse(int left) {
    return Long.bitCount(kinds) * TIMES_A_WORD > written + (left + 1) / 2;
  }

  private boolean isRepetition() {
    int kindsAtMost = Math.max(1, written / TIMES_A_WORD);
    return Long.bitCount(kinds) <= kindsAtMost
        && Arrays.stream(words, 0, written).distinct().count() <= kindsAtMost;
  }

  private void add(int character) {
    boolean letter = Letters.isLetter(character);
    boolean digit = !letter && Letters.digit(character) >= 0;
    if (letter || digit || character >= 0x80) {
      word = (word ^ character) * PRIME;
    }
    hasLetter |= letter;
    letters += letter ? 1 : 0;
    digits += digit ? 1 : 0;
    signs += letter || digit ? 0 : 1;
    if (letter && !varied) {
      seeLetter(character);
    }
  }

  private void seeLetter(int letter) {
    if (first < 0) {
      first = letter;
    } else if (letter != first && second < 0) {
      second = letter;
    } else {
      varied = letter != first && letter != second;
    }
  }

  private void endWord() {
    if (hasLetter) {
      if (written == words.length) {
        words = Arrays.copyOf(words, 2 * written);
      }
      words[written++] = word;
      kinds |= 1L << (word >>> (Long.SIZE - 6));
    }
    word = OFFSET;
    hasLetter = false;
  }
}
