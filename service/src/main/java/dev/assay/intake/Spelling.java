package dev.assay.intake;

import dev.assay.intake.reference.Folding;
import dev.assay.intake.text.Letters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Makes spellings of a key alike: {@code firstName}, {@code First-Name}, {@code first_name} and
 * {@code FIRST NAME}.
 */
final class Spelling {
  private static final int LONGEST_KEY = 200;

  /** Words that are written with a capital within. */
  private static final Set<String> WHOLE =
      Set.of("whatsapp", "linkedin", "youtube", "github", "tiktok");

  private final Folding folding;

  Spelling(Folding folding) {
    this.folding = folding;
  }

  /** Letters and digits, folded, nothing between them. */
  String joined(String key) {
    String head = head(key);
    StringBuilder joined = new StringBuilder(head.length());
    for (int i = 0; i < head.length(); i++) {
      char c = head.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        joined.append((char) (c + 32));
      } else if (isLower(c) || isDigit(c)) {
        joined.append(c);
      } else if (c >= 0x80) {
        return folding.key(head);
      }
    }
    return joined.toString();
  }

  /** Folded words; they end at a separator, before a capital and between letters and digits. */
  List<String> words(String key) {
    String head = head(key);
    StringBuilder spaced = new StringBuilder(head.length() + 8);
    for (int i = 0; i < head.length(); i++) {
      char c = head.charAt(i);
      if (i > 0 && isEdge(head, i)) {
        spaced.append(' ');
      }
      spaced.append(c);
    }
    return whole(folding.words(spaced.toString()));
  }

  private static List<String> whole(List<String> words) {
    List<String> whole = new ArrayList<>(words.size());
    for (String word : words) {
      int last = whole.size() - 1;
      if (last >= 0 && WHOLE.contains(whole.get(last) + word)) {
        whole.set(last, whole.get(last) + word);
      } else {
        whole.add(word);
      }
    }
    return whole;
  }

  private static boolean isEdge(String key, int at) {
    char before = key.charAt(at - 1);
    char c = key.charAt(at);
    boolean capital = Letters.isLetter(c) && Character.isUpperCase(c);
    boolean nextIsLower = at + 1 < key.length() && Character.isLowerCase(key.charAt(at + 1));
    return (capital && Character.isLowerCase(before))
        || (capital && nextIsLower && Character.isUpperCase(before))
        || (isDigit(c) != isDigit(before) && c != ' ' && before != ' ');
  }

  private static String head(String key) {
    return key.length() <= LONGEST_KEY ? key : key.substring(0, LONGEST_KEY);
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
