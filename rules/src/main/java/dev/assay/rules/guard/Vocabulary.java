package dev.assay.rules.guard;

import dev.assay.model.Flag;
import dev.assay.model.Lead;
import dev.assay.model.ListHits;
import dev.assay.model.ListMatch;
import dev.assay.model.PatternMatch;
import dev.assay.model.Score;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The facts that rules may read, with their fields: the records of the model and no other type. */
public final class Vocabulary {
  private static final List<Class<?>> FACTS =
      List.of(
          Lead.class, Flag.class, ListMatch.class, ListHits.class, PatternMatch.class, Score.class);

  private final Map<String, Class<?>> facts = new HashMap<>();
  private final Map<String, Class<?>> choices = new HashMap<>();
  private final Map<Class<?>, SortedMap<String, Class<?>>> fields = new HashMap<>();

  public Vocabulary() {
    for (Class<?> fact : FACTS) {
      facts.put(fact.getSimpleName(), fact);
      add(fact);
    }
  }

  private void add(Class<?> type) {
    if (type.isEnum()) {
      choices.put(type.getSimpleName(), type);
    }
    if (!type.isRecord() || fields.containsKey(type)) {
      return;
    }
    SortedMap<String, Class<?>> ofType = new TreeMap<>();
    fields.put(type, ofType);
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getType() == List.class) {
        continue; // for people to read: rules cannot ask anything of it
      }
      ofType.put(component.getName(), component.getType());
      add(component.getType());
    }
    try {
      ofType.put("present", type.getMethod("present").getReturnType());
    } catch (NoSuchMethodException e) {
      // a part that is always there
    }
  }

  /** The type of a fact by its name in rules. */
  public Optional<Class<?>> fact(String name) {
    return Optional.ofNullable(facts.get(name));
  }

  /** Facts, parts of them and closed choices, by their names. */
  public SortedMap<String, Class<?>> types() {
    SortedMap<String, Class<?>> types = new TreeMap<>(choices);
    fields.keySet().forEach(type -> types.put(type.getSimpleName(), type));
    return types;
  }

  /** Names of the facts, sorted. */
  public SortedSet<String> facts() {
    return new TreeSet<>(facts.keySet());
  }

  /** Fields of a fact or of a part of one, sorted; empty for plain values. */
  public SortedMap<String, Class<?>> fields(Class<?> type) {
    return fields.getOrDefault(type, new TreeMap<>());
  }

  /**
   * The type of a field.
   *
   * @throws Refusal if there is no such field
   */
  Class<?> field(Class<?> type, String name) {
    SortedMap<String, Class<?>> known = fields(type);
    Class<?> field = known.get(name);
    if (field == null) {
      String others = known.isEmpty() ? "" : "; it has " + String.join(", ", known.keySet());
      throw new Refusal(
          "unknown_field", ConditionTypes.word(type) + " has no field '" + name + "'" + others);
    }
    return field;
  }

  /** Whether any fact or part of one has a field of this name. */
  boolean isField(String name) {
    return fields.values().stream().anyMatch(ofType -> ofType.containsKey(name));
  }

  /** The type of the words of a closed choice ({@code Seniority}), by its name in rules. */
  public Optional<Class<?>> choice(String name) {
    return Optional.ofNullable(choices.get(name));
  }

  /**
   * The type of a closed choice that has this word.
   *
   * @throws Refusal if it has not
   */
  Class<?> choice(String name, String word) {
    Class<?> choice = choice(name).orElseThrow();
    if (Arrays.stream(choice.getEnumConstants())
        .noneMatch(constant -> ((Enum<?>) constant).name().equals(word))) {
      throw new Refusal(
          "unknown_field",
          name
              + " has no word '"
              + word
              + "'; it has "
              + Arrays.toString(choice.getEnumConstants()));
    }
    return choice;
  }

  /** Every method that reads a field, as {@code internal/Owner.name}. */
  public SortedSet<String> accessors() {
    SortedSet<String> accessors = new TreeSet<>();
    fields.forEach(
        (type, names) -> names.keySet().forEach(n -> accessors.add(internal(type) + "." + n)));
    return accessors;
  }

  /** Every word of a closed choice, as {@code internal/Owner.NAME}. */
  public SortedSet<String> constants() {
    SortedSet<String> constants = new TreeSet<>();
    for (Class<?> choice : choices.values()) {
      for (Object constant : choice.getEnumConstants()) {
        constants.add(internal(choice) + "." + ((Enum<?>) constant).name());
      }
    }
    return constants;
  }

  private static String internal(Class<?> type) {
    return type.getName().replace('.', '/');
  }
}
