package dev.assay.rules.fairness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Finds protected attributes and their proxies in names, word by word: {@code age} in {@code
 * contact_age}, {@code contactAge} and {@code Contact-Age}, never in {@code message}. Immutable.
 */
public final class ProtectedAttributes {
  private static final int MAX_WORDS = 6;

  private final Map<String, Term> anywhere = new HashMap<>();
  private final Map<String, Term> whole = new HashMap<>();
  private final Set<String> innocent = new HashSet<>();

  private record Term(String written, String attribute, boolean proxy) {}

  private ProtectedAttributes(Iterable<String> lines) {
    String attribute = "";
    boolean proxy = false;
    for (String line : lines) {
      if (line.startsWith("[")) {
        proxy = line.startsWith("[~");
        attribute = line.substring(proxy ? 2 : 1, line.length() - 1);
      } else if (line.startsWith("-")) {
        innocent.add(key(line));
      } else if (line.startsWith("=")) {
        whole.put(key(line), new Term(line.substring(1), attribute, proxy));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        anywhere.putIfAbsent(key(line), new Term(line, attribute, proxy));
        anywhere.putIfAbsent(key(withoutUmlauts(line)), new Term(line, attribute, proxy));
      }
    }
  }

  /** Those that are shipped. */
  public static ProtectedAttributes shipped() {
    return withProxies(List.of());
  }

  /**
   * Those that are shipped and further proxies.
   *
   * @param proxies names that give away what nobody may be judged by, in the words of those who
   *     declare them
   */
  public static ProtectedAttributes withProxies(Collection<String> proxies) {
    List<String> lines = new ArrayList<>();
    try (InputStream in = ProtectedAttributes.class.getResourceAsStream("protected.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      text.lines().forEach(lines::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    lines.add("[~what was declared to be a proxy]");
    proxies.stream().filter(proxy -> !Words.of(proxy).isEmpty()).forEach(lines::add);
    return new ProtectedAttributes(lines);
  }

  /** What a name speaks of that nobody may be judged by; the first one where it is several. */
  public Optional<Finding> check(String name) {
    List<String> words = Words.of(name);
    boolean[] excused = excused(words);
    for (int from = 0; from < words.size(); from++) {
      for (int to = Math.min(words.size(), from + MAX_WORDS); to > from; to--) {
        Term term = anywhere.get(key(words.subList(from, to)));
        if (term != null && !excused[from]) {
          return Optional.of(finding(name, term));
        }
      }
    }
    return Optional.ofNullable(whole.get(key(words))).map(term -> finding(name, term));
  }

  private static Finding finding(String name, Term term) {
    return new Finding(name, term.written(), term.attribute(), term.proxy());
  }

  private boolean[] excused(List<String> words) {
    boolean[] excused = new boolean[words.size()];
    for (int from = 0; from < words.size(); from++) {
      for (int to = from + 1; to <= Math.min(words.size(), from + MAX_WORDS); to++) {
        if (innocent.contains(key(words.subList(from, to)))) {
          Arrays.fill(excused, from, to, true);
        }
      }
    }
    return excused;
  }

  /** As German is written where there are no umlauts: {@code Staatsangehoerigkeit}. */
  private static String withoutUmlauts(String phrase) {
    return phrase.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue");
  }

  private static String key(String phrase) {
    return key(Words.of(phrase));
  }

  /** Words without what joins them, so that {@code birthdate} and {@code birth date} are one. */
  private static String key(List<String> words) {
    return String.join("", words);
  }
}
