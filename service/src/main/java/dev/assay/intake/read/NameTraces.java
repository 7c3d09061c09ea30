package dev.assay.intake.read;

import dev.assay.intake.reference.Folding;
import dev.assay.model.Email;
import dev.assay.model.Name;
import dev.assay.model.NameTrace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds a name in an e-mail address, whatever became of its diacritics on the way: both sides are
 * folded, and {@code ae, oe, ue, ss} count as {@code a, o, u, s}, so that Müller is in mueller@ and
 * in muller@.
 */
final class NameTraces {
  private static final int SHORTEST_PART = 3;
  private static final int MOST_WORDS = 8;
  private static final int LONGEST_LOCAL = 100;

  private final Folding folding;
  private final Nicknames nicknames;

  NameTraces(Folding folding) {
    this.folding = folding;
    this.nicknames = new Nicknames(name -> plain(folding.key(name)));
  }

  NameTrace of(Name name, Email email) {
    if (!name.present() || !email.valid() || email.local().length() > LONGEST_LOCAL) {
      return NameTrace.UNKNOWN;
    }
    List<String> words = latin(parts(name.text()));
    List<String> tokens = latin(folding.words(email.local()));
    if (words.isEmpty() || tokens.isEmpty()) {
      return NameTrace.UNKNOWN;
    }
    String local = String.join("", tokens);
    String domain = email.free() ? "" : plain(folding.key(label(email)));
    int shown = 0;
    for (String word : words) {
      boolean isLong = word.length() >= SHORTEST_PART;
      shown += isLong && (local.contains(word) || domain.contains(word)) ? 1 : 0;
    }
    boolean beside = shown > 0;
    for (String word : words) {
      boolean isShort = word.length() < SHORTEST_PART;
      shown += isShort && showsShort(word, tokens, beside) ? 1 : 0;
    }
    if (shown == words.size()) {
      return NameTrace.FULL;
    }
    if (shown > 0) {
      return NameTrace.PART;
    }
    for (String word : words) {
      if (isBegun(word, tokens) || isNickname(word, words, tokens)) {
        return NameTrace.PART;
      }
    }
    return isInitials(local, words) ? NameTrace.INITIALS : NameTrace.NONE;
  }

  /**
   * Short words must stand alone, or at an edge beside another part: the name Li Wei is in li.wei@
   * and liwei@, not in oliver@.
   */
  private static boolean showsShort(String word, List<String> tokens, boolean beside) {
    for (String token : tokens) {
      boolean edge = beside && (token.startsWith(word) || token.endsWith(word));
      if (edge || token.equals(word)) {
        return true;
      }
    }
    return false;
  }

  /** rob@ for Robert. */
  private static boolean isBegun(String word, List<String> tokens) {
    for (String token : tokens) {
      if (token.length() >= SHORTEST_PART && word.startsWith(token)) {
        return true;
      }
    }
    return false;
  }

  /** bill@ for William Jones, and mike.b@, mikeb@ or bmike@ for Michael Brown. */
  private boolean isNickname(String word, List<String> words, List<String> tokens) {
    for (String nickname : nicknames.of(word)) {
      for (String token : tokens) {
        if (token.equals(nickname) || isBesideInitial(nickname, token, words)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isBesideInitial(String nickname, String token, List<String> words) {
    if (token.length() != nickname.length() + 1 || nickname.length() < SHORTEST_PART) {
      return false;
    }
    boolean first = token.startsWith(nickname);
    char initial = token.charAt(first ? token.length() - 1 : 0);
    return (first || token.endsWith(nickname))
        && words.stream().anyMatch(word -> word.charAt(0) == initial);
  }

  /** The first letters of two or more words in order, of all of them backwards, or of the first. */
  private static boolean isInitials(String local, List<String> words) {
    StringBuilder initials = new StringBuilder();
    words.forEach(word -> initials.append(word.charAt(0)));
    int found = 0;
    for (int i = 0; i < initials.length() && found < local.length(); i++) {
      found += initials.charAt(i) == local.charAt(found) ? 1 : 0;
    }
    boolean inOrder =
        found == local.length() && (found > 1 || local.charAt(0) == initials.charAt(0));
    return inOrder || local.equals(initials.reverse().toString());
  }

  /** Folded parts of a name; an apostrophe joins (O'Brien), a hyphen separates. */
  private List<String> parts(String name) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int end = 0; end <= name.length(); end++) {
      if (end == name.length() || isSeparator(name.charAt(end))) {
        if (end > start) {
          parts.add(folding.key(name.substring(start, end)));
        }
        start = end + 1;
      }
    }
    return parts;
  }

  private static boolean isSeparator(char c) {
    return switch (c) {
      case ' ', '-', '\u2010', '\u2011', '.', ',' -> true;
      default -> false;
    };
  }

  /** The words without their digits; none at all when one is not in Latin letters. */
  private static List<String> latin(List<String> words) {
    List<String> latin = new ArrayList<>(words.size());
    for (String word : words) {
      String letters = letters(word);
      if (letters == null) {
        return List.of();
      }
      if (!letters.isEmpty() && latin.size() < MOST_WORDS) {
        latin.add(plain(letters));
      }
    }
    return latin;
  }

  /** The word without its digits; null when something in it is no Latin letter either. */
  private static @Nullable String letters(String word) {
    int letters = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean letter = c >= 'a' && c <= 'z';
      letters += letter ? 1 : 0;
      if (!letter && (c < '0' || c > '9')) {
        return null;
      }
    }
    if (letters == word.length()) {
      return word;
    }
    StringBuilder without = new StringBuilder(letters);
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) >= 'a') {
        without.append(word.charAt(i));
      }
    }
    return without.toString();
  }

  private static String plain(String folded) {
    StringBuilder plain = null;
    for (int i = 1; i < folded.length(); i++) {
      char c = folded.charAt(i);
      char before = folded.charAt(i - 1);
      boolean umlaut = c == 'e' && (before == 'a' || before == 'o' || before == 'u');
      boolean sharp = c == 's' && before == 's';
      if (umlaut || sharp) {
        plain = plain == null ? new StringBuilder(folded).delete(i, folded.length()) : plain;
      } else if (plain != null) {
        plain.append(c);
      }
    }
    return plain == null ? folded : plain.toString();
  }

  /** {@code juanperez} of {@code juanperez.com}. */
  private static String label(Email email) {
    String domain = email.company().isEmpty() ? email.domain() : email.company();
    int dot = domain.indexOf('.');
    return dot < 0 ? domain : domain.substring(0, dot);
  }
}
