package dev.assay.intake;

import dev.assay.intake.reference.Folding;
import dev.assay.intake.text.Memo;
import dev.assay.intake.text.WordLists;
import dev.assay.rules.fairness.ProtectedAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tables of keys: which name a field, which name someone else, and which questions ask for a
 * field. Keys are compared by {@link Spelling}.
 */
final class Vocabulary {
  private static final String WEAK = "~";

  /** Words that forms put around a key and that change nothing. */
  private static final Set<String> NOISE =
      Set.of(
          "q",
          "c",
          "a",
          "an",
          "the",
          "s",
          "your",
          "my",
          "please",
          "enter",
          "field",
          "input",
          "txt",
          "value",
          "values",
          "raw",
          "required",
          "optional",
          "current",
          "valid",
          "fld",
          "lbl",
          "string",
          "str");

  /** What is added to the rank of an alias with words around it. */
  private static final int QUALIFIED = 10_000;

  /** A key that is known: the lower the rank, the better it names the slot. */
  record Alias(Slot slot, int rank, boolean weak) {}

  /**
   * What a key says.
   *
   * @param alias the alias it is or contains; null where there is none
   * @param speaker of whom it speaks by itself ({@code owner_email}); {@code SAME} where it does
   *     not say
   * @param words the words in it, where the whole of it is no alias
   */
  record Meaning(@Nullable Alias alias, int rank, Context speaker, List<String> words) {
    static Meaning nothing(List<String> words, Context speaker) {
      return new Meaning(null, 0, speaker, words);
    }
  }

  /**
   * All that is known of a key.
   *
   * @param joined its letters and digits, folded
   * @param describes whether it is known to describe someone or to pack, besides being an alias
   * @param context of whom an object under it speaks
   */
  private record Known(String joined, Meaning meaning, boolean describes, Context context) {
    /** Nobody is judged by what stands under such a key, whatever it looks like. */
    static final Known PROTECTED =
        new Known("", Meaning.nothing(List.of(), Context.OTHER), false, Context.OTHER);
  }

  private static final ProtectedAttributes PROTECTED = ProtectedAttributes.shipped();

  private final Spelling spelling;

  /** The same forms send the same keys over and over. */
  private final Memo<Known> known = new Memo<>(this::read);

  private final Map<String, Alias> aliases = new HashMap<>();
  private final Map<String, Context> contexts = new HashMap<>();
  private int longestContext;

  Vocabulary(Folding folding) {
    spelling = new Spelling(folding);
    int rank = 0;
    for (WordLists.Line line : WordLists.read("aliases.txt")) {
      for (String entry : line.entries()) {
        boolean weak = entry.startsWith(WEAK);
        String key = String.join("", folding.words(entry));
        addAlias(key, new Alias(Slot.of(line.head()), ++rank, weak));
      }
    }
    for (Field field : Field.values()) {
      Slot slot = Slot.of(field);
      aliases.computeIfPresent(
          spelling.joined(field.json()), (key, alias) -> new Alias(slot, 0, alias.weak()));
    }
    for (WordLists.Line line : WordLists.read("contexts.txt")) {
      for (String entry : line.entries()) {
        List<String> words = folding.words(entry);
        contexts.putIfAbsent(
            String.join("", words), Context.valueOf(line.head().toUpperCase(Locale.ROOT)));
        longestContext = Math.max(longestContext, words.size());
      }
    }
  }

  private void addAlias(String key, Alias alias) {
    Alias other = aliases.putIfAbsent(key, alias);
    if (other != null && other.slot() != alias.slot()) {
      throw new IllegalStateException(
          "aliases.txt: " + key + " is both " + other.slot() + " and " + alias.slot());
    }
  }

  /** What a key says, without the context it stands in. */
  Meaning meaning(String key) {
    return known.of(key).meaning();
  }

  /** A key in the spelling in which keys are compared; empty where nobody may be judged by it. */
  String joined(String key) {
    return known.of(key).joined();
  }

  /** Whether a key names what nobody may be judged by. */
  boolean isProtected(String key) {
    return known.of(key).equals(Known.PROTECTED);
  }

  private Known read(String key) {
    if (PROTECTED.check(key).isPresent()) {
      return Known.PROTECTED;
    }
    String joined = spelling.joined(key);
    Context whole = contexts.get(joined);
    return new Known(
        joined, meaning(key, joined), whole != null, whole != null ? whole : context(words(key)));
  }

  private Meaning meaning(String key, String joined) {
    Alias exact = aliases.get(joined);
    if (exact != null) {
      return exact.slot() == Slot.NONE
          ? Meaning.nothing(words(key), Context.SAME)
          : new Meaning(exact, exact.rank(), Context.SAME, List.of());
    }
    List<String> words = words(key);
    Alias trimmed = aliases.get(String.join("", words));
    if (trimmed != null) {
      return qualified(trimmed, Context.SAME, words);
    }
    int prefix = contextWords(words);
    if (prefix == 0) {
      return Meaning.nothing(words, Context.SAME);
    }
    Context speaker = context(words.subList(0, prefix));
    int from = prefix;
    while (from < words.size() && isNumber(words.get(from))) {
      from++; // address1_country, as records have it that keep several
    }
    Alias rest = aliases.get(String.join("", words.subList(from, words.size())));
    return rest == null ? Meaning.nothing(words, speaker) : qualified(rest, speaker, words);
  }

  private static Meaning qualified(Alias alias, Context speaker, List<String> words) {
    return alias.slot() == Slot.NONE
        ? Meaning.nothing(words, speaker)
        : new Meaning(alias, QUALIFIED + alias.rank(), speaker, words);
  }

  /** What a key says inside an object that is a name: {@code given}, {@code family}. */
  Slot insideName(String key) {
    String joined = spelling.joined(key);
    Alias alias = aliases.get(joined);
    if (alias == null || !alias.slot().isName()) {
      alias = aliases.get(joined + "name");
    }
    return alias != null && alias.slot().isName() ? alias.slot() : Slot.NONE;
  }

  /** The part of the name, or the field itself, that a key means when a map gives it the field. */
  Slot mapped(Field field, String key) {
    Slot part = field == Field.NAME ? insideName(key) : Slot.NONE;
    return part.isNamePart() ? part : Slot.of(field);
  }

  /** Whether a key is known to describe someone or to pack, besides being an alias. */
  boolean isContext(String key) {
    return known.of(key).describes();
  }

  /** Of whom an object under this key speaks. */
  Context context(String key) {
    return known.of(key).context();
  }

  private Context context(List<String> words) {
    return words.isEmpty()
        ? Context.SAME
        : contexts.getOrDefault(String.join("", words), Context.LOOSE);
  }

  /** How many words at the start of a key, not all of them, name a context; 0 when none do. */
  private int contextWords(List<String> words) {
    for (int length = Math.min(longestContext, words.size() - 1); length > 0; length--) {
      if (contexts.containsKey(String.join("", words.subList(0, length)))) {
        return length;
      }
    }
    return 0;
  }

  /** The words of a key, without numbers and noise at its ends. */
  private List<String> words(String key) {
    List<String> words = spelling.words(key);
    int start = 0;
    int end = words.size();
    while (start < end && isNoise(words.get(start))) {
      start++;
    }
    while (end > start && isNoise(words.get(end - 1))) {
      end--;
    }
    return words.subList(start, end);
  }

  private static boolean isNoise(String word) {
    return NOISE.contains(word) || isNumber(word);
  }

  private static boolean isNumber(String word) {
    return word.charAt(0) >= '0' && word.charAt(0) <= '9';
  }
}
