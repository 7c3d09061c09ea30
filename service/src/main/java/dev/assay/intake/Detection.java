package dev.assay.intake;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a lead was read.
 *
 * @param found where each field was found; fields that were not are absent
 * @param normalized each found field's value in its normal form (e-mail with lower-case domain,
 *     phone in E.164 where readable, country as ISO 3166-1 alpha-2 where known)
 * @param further other e-mail addresses and telephone numbers that were sent of the contact, in
 *     their normal form: nobody is judged by them, but they name the person
 * @param unrecognized top-level keys that mean no field and of which nothing was used, in the order
 *     sent
 * @param conflicts fields that were sent more than once with different values
 * @param warnings what the caller should know, one sentence each; no personal data
 */
public record Detection(
    Map<Field, Found> found,
    Map<Field, String> normalized,
    Map<Field, Set<String>> further,
    List<String> unrecognized,
    List<Conflict> conflicts,
    List<String> warnings) {

  public Detection {
    found = ordered(found);
    normalized = ordered(normalized);
    further = ordered(further);
    unrecognized = List.copyOf(unrecognized);
    conflicts = List.copyOf(conflicts);
    warnings = List.copyOf(warnings);
  }

  /**
   * Where a field was found.
   *
   * @param source path in what was sent ({@code contact.email}, {@code fields[2].value}); parts of
   *     a combined value are joined by {@code " + "}
   */
  public record Found(String source, Method method) {}

  /**
   * A field for which several values were sent.
   *
   * @param kept path of the value that was used
   * @param others paths of the values that were not
   */
  public record Conflict(Field field, String kept, List<String> others) {
    public Conflict {
      others = List.copyOf(others);
    }
  }

  private static <V> Map<Field, V> ordered(Map<Field, V> map) {
    return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(map));
  }
}
