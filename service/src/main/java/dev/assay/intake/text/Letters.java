package dev.assay.intake.text;

import dev.assay.canonical.CharacterRanges;

/**
 * Characters of any script, classified as Unicode 13 does wherever a JDK's newer tables would
 * differ, so that a count made today is the count a replay makes on a later JDK.
 */
public final class Letters {
  /** First and last of the letters that Unicode 14 to 16 added to the basic plane. */
  private static final CharacterRanges LATER =
      CharacterRanges.of(
          "870-88e 8b5-8b5 8c8-8c9 c5d-c5d cdd-cdd 170d-170d 171f-171f 1b4c-1b4c 1c89-1c8a 2c2f-2c2f 2c5f-2c5f"
              + " 9ffd-9fff a7c0-a7c1 a7cb-a7cd a7d0-a7dc a7f2-a7f4");

  /** Scripts in which one sign writes a syllable or a word: Ethiopic, Kana, Yi, Han, Hangul. */
  private static final CharacterRanges DENSE =
      CharacterRanges.of(
          "1200-137f 2e80-2fdf 3005-3007 3021-3029 3040-318f 31a0-9fff a000-a48f ac00-d7a3 f900-faff");

  /** Scripts written without spaces, but for those in {@link #DENSE}: Thai, Lao, Burmese, Khmer. */
  private static final CharacterRanges UNSPACED = CharacterRanges.of("e01-eff 1000-109f 1780-17ff");

  private Letters() {}

  public static boolean isLetter(int character) {
    if (character < 0x80) {
      return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }
    if (character < 0x10000) {
      return Character.isLetter(character) && !LATER.contain(character);
    }
    return character < 0x17000
        || (character >= 0x1D400 && character < 0x1D7CC)
        || (character >= 0x1E000 && character < 0x1F000)
        || isIdeographOfOtherPlanes(character);
  }

  /** The value of a decimal digit of any script, -1 for anything else. */
  public static int digit(int character) {
    if (character < 0x80) {
      return character >= '0' && character <= '9' ? character - '0' : -1;
    }
    boolean styled = character >= 0x1D7CE && character <= 0x1D7FF;
    return character < 0x10000 || styled ? Character.digit(character, 10) : -1;
  }

  /** Whether a character separates words without being seen: spaces, tabs, line ends. */
  public static boolean isBlank(int character) {
    return character <= ' ' || Character.isSpaceChar(character) || character == 0x85;
  }

  /**
   * Whether a character shows nothing and separates nothing: controls, marks of direction, zero
   * width spaces and joiners, soft hyphen, byte order mark.
   */
  public static boolean isInvisible(int character) {
    return (character >= 0x7F && character < 0xA0 && character != 0x85)
        || character == 0xAD
        || character == 0x61C
        || character == 0x180E
        || (character >= 0x200B && character <= 0x200F)
        || (character >= 0x202A && character <= 0x202E)
        || (character >= 0x2060 && character <= 0x206F)
        || character == 0xFEFF;
  }

  /** How much a letter or digit writes: 2 for an ideograph or a syllable sign, else 1. */
  public static int weight(int character) {
    return isDense(character) ? 2 : 1;
  }

  /** Whether a letter is an ideograph or a syllable sign. */
  public static boolean isDense(int character) {
    return character >= 0x1200 && (DENSE.contain(character) || isIdeographOfOtherPlanes(character));
  }

  /** How many letters of this script make a word where no spaces do; 0 where spaces do. */
  public static int lettersAWord(int character) {
    if (character < 0xE00 || isSpacedSyllable(character)) {
      return 0;
    }
    if (UNSPACED.contain(character)) {
      return 5;
    }
    return isDense(character) ? 2 : 0;
  }

  private static boolean isSpacedSyllable(int character) {
    boolean ethiopic = character >= 0x1200 && character <= 0x137F;
    boolean hangul =
        (character >= 0xAC00 && character <= 0xD7A3)
            || (character >= 0x3130 && character <= 0x318F);
    return ethiopic || hangul;
  }

  private static boolean isIdeographOfOtherPlanes(int character) {
    return character >= 0x20000 && character < 0x40000;
  }
}
