package dev.assay.rules.fairness;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words of a name, however it joins them: snake_case, camelCase, kebab-case, spaces, dots. */
final class Words {
  private static final int MAX_NAME = 1_000;
  // Cyrillic and Greek letters that pass for the Latin ones below them.
  private static final String LOOK_ALIKE = "авеѕіјкмнорстухԁԛԝοαεικνρτυχ";
  private static final String LATIN_TWIN = "abesijkmhopctyxdqwoaeikvptux";

  private Words() {}

  /** Words in lower case without diacritics; digits separate words. */
  static List<String> of(String name) {
    String bounded = name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name;
    String plain = Normalizer.normalize(bounded, Normalizer.Form.NFKD);
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int before = ' ';
    for (int i = 0; i < plain.length(); ) {
      int c = plain.codePointAt(i);
      i += Character.charCount(c);
      int next = i < plain.length() ? plain.codePointAt(i) : ' ';
      if (isInvisible(c)) {
        continue;
      }
      boolean newWord =
          Character.isUpperCase(c)
              && (Character.isLowerCase(before)
                  || (Character.isUpperCase(before) && Character.isLowerCase(next)));
      if (!Character.isLetter(c) || newWord) {
        end(word, words);
      }
      if (Character.isLetter(c)) {
        append(c, word);
      }
      before = c;
    }
    end(word, words);
    return words;
  }

  private static boolean isInvisible(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.FORMAT;
  }

  private static void append(int c, StringBuilder word) {
    int small = Character.toLowerCase(c);
    int twin = small <= 0xFFFF ? LOOK_ALIKE.indexOf(small) : -1;
    if (twin >= 0) {
      word.append(LATIN_TWIN.charAt(twin));
    } else if (small == 'ß') {
      word.append("ss");
    } else {
      word.appendCodePoint(small);
    }
  }

  private static void end(StringBuilder word, List<String> words) {
    if (word.length() > 0) {
      words.add(word.toString().toLowerCase(Locale.ROOT));
      word.setLength(0);
    }
  }
}
