package dev.assay.intake.read;

import dev.assay.intake.reference.Folding;
import dev.assay.intake.text.Memo;
import dev.assay.intake.text.Plain;
import dev.assay.intake.text.WordLists;
import dev.assay.model.Job;
import dev.assay.model.Seniority;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads job titles and their seniority, in six languages. */
public final class JobReader {
  private static final String COMPOUND = "*";
  private static final int LONGEST_TITLE = 200;
  private static final int SHORTEST_COMPOUND_HEAD = 2;

  private final Folding folding;
  private final Map<String, Seniority> phrases = new HashMap<>();
  private final Map<String, Seniority> endings = new HashMap<>();

  /** How many words the longest phrase has, by the first of them. */
  private final Map<String, Integer> longestPhrase = new HashMap<>();

  private int longestEnding;

  /** The same few titles come over and over. */
  private final Memo<Seniority> seniorities = new Memo<>(title -> seniority(words(title)));

  public JobReader(Folding folding) {
    this.folding = folding;
    for (WordLists.Line line : WordLists.read("seniority.txt")) {
      Seniority seniority = Seniority.valueOf(line.head().toUpperCase(Locale.ROOT));
      for (String entry : line.entries()) {
        List<String> words = folding.words(entry);
        Map<String, Seniority> table = entry.startsWith(COMPOUND) ? endings : phrases;
        String joined = String.join(" ", words);
        table.merge(joined, seniority, JobReader::senior);
        if (table == endings) {
          longestEnding = Math.max(longestEnding, joined.length());
        } else {
          longestPhrase.merge(words.get(0), words.size(), Math::max);
        }
      }
    }
  }

  public Job read(String sent) {
    String title = Plain.line(sent);
    return title.isEmpty() ? Job.ABSENT : new Job(title, seniorities.of(head(title)));
  }

  private static String head(String title) {
    return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE);
  }

  /** Single letters in a row are one word: C.E.O. */
  private List<String> words(String title) {
    List<String> words = new ArrayList<>();
    boolean spelled = false;
    for (String word : folding.words(title)) {
      boolean letter = word.length() == 1;
      if (letter && spelled) {
        int last = words.size() - 1;
        words.set(last, words.get(last) + word);
      } else {
        words.add(word);
      }
      spelled = letter;
    }
    return words;
  }

  private Seniority seniority(List<String> words) {
    Seniority highest = Seniority.UNKNOWN;
    for (int at = 0; at < words.size(); ) {
      int length = longestAt(words, at);
      Seniority rank =
          length > 0 ? phrases.get(phrase(words, at, length)) : compound(words.get(at));
      if (rank == Seniority.ENTRY) {
        return rank;
      }
      highest = rank == null ? highest : senior(highest, rank);
      at += Math.max(1, length);
    }
    return highest;
  }

  /** How many words the longest phrase has that starts here; 0 when none does. */
  private int longestAt(List<String> words, int at) {
    int longest = longestPhrase.getOrDefault(words.get(at), 0);
    for (int length = Math.min(longest, words.size() - at); length > 0; length--) {
      if (phrases.containsKey(phrase(words, at, length))) {
        return length;
      }
    }
    return 0;
  }

  private @Nullable Seniority compound(String word) {
    int first = Math.max(SHORTEST_COMPOUND_HEAD, word.length() - longestEnding);
    for (int from = first; from < word.length(); from++) {
      Seniority rank = endings.get(word.substring(from));
      if (rank != null) {
        return rank;
      }
    }
    return null;
  }

  private static String phrase(List<String> words, int at, int length) {
    return length == 1 ? words.get(at) : String.join(" ", words.subList(at, at + length));
  }

  private static Seniority senior(Seniority one, Seniority other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
