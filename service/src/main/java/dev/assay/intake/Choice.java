package dev.assay.intake;

import dev.assay.intake.Detection.Conflict;
import dev.assay.intake.Detection.Found;
import dev.assay.intake.text.Plain;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Of all values that could be a field's, the one that is used. */
final class Choice {
  private static final Field[] FIELDS = Field.values();
  private static final List<Sighting> NONE = List.of();
  private static final List<Slot> PARTS =
      List.of(Slot.FIRST, Slot.MIDDLE, Slot.LAST, Slot.SECOND_LAST);
  private static final String AND = " + ";
  private static final int MOST_LOCAL_DIGITS = 8;

  private final Map<Slot, List<Sighting>> seen = new EnumMap<>(Slot.class);
  private final Map<Field, String> texts = new EnumMap<>(Field.class);
  private final Map<Field, Found> found = new EnumMap<>(Field.class);
  private final List<Conflict> conflicts = new ArrayList<>();
  private final List<String> usedKeys = new ArrayList<>(FIELDS.length);

  Choice(List<Sighting> sightings) {
    for (Sighting sighting : sightings) {
      seen.computeIfAbsent(sighting.slot(), none -> new ArrayList<>(1)).add(sighting);
    }
    for (List<Sighting> values : seen.values()) {
      if (values.size() > 1) {
        values.sort(Sighting.ORDER);
      }
    }
    for (Field field : FIELDS) {
      choose(field);
    }
  }

  Map<Field, String> texts() {
    return texts;
  }

  Map<Field, Found> found() {
    return found;
  }

  List<Conflict> conflicts() {
    return conflicts;
  }

  /** Top-level keys of the values that are used. */
  List<String> usedKeys() {
    return usedKeys;
  }

  private void choose(Field field) {
    if (field == Field.NAME) {
      addParts();
    }
    List<Sighting> values = values(Slot.of(field));
    if (field == Field.NAME && values.size() > 1) {
      preferNearest(values);
    }
    if (field == Field.PHONE && !values.isEmpty()) {
      values.set(0, withDial(withArea(values.get(0))));
    }
    if (values.isEmpty()) {
      return;
    }
    Sighting kept = values.get(0);
    texts.put(field, kept.text());
    found.put(field, new Found(kept.path(), kept.method()));
    usedKeys.add(kept.topKey());
    if (values.size() > 1) {
      addConflict(field, kept, values);
    }
  }

  /** From the value to be used to the last choice. */
  private List<Sighting> values(Slot slot) {
    return seen.getOrDefault(slot, NONE);
  }

  private void addConflict(Field field, Sighting kept, List<Sighting> values) {
    String meant = comparable(field, kept.text());
    List<String> others = new ArrayList<>();
    for (Sighting other : values) {
      boolean named = other.method() != Method.HEURISTIC;
      if (named && !comparable(field, other.text()).equals(meant)) {
        others.add(other.path());
      }
    }
    if (!others.isEmpty()) {
      conflicts.add(new Conflict(field, kept.path(), others));
    }
  }

  /** First and last name make one value, placed among whole names by its best part. */
  private void addParts() {
    List<Sighting> parts = new ArrayList<>(0);
    for (Slot part : PARTS) {
      Sighting best = best(part);
      if (best != null) {
        parts.add(best);
      }
    }
    if (parts.isEmpty()) {
      return;
    }
    List<Sighting> wholes = seen.computeIfAbsent(Slot.NAME, none -> new ArrayList<>(1));
    Sighting whole = wholes.isEmpty() ? null : wholes.get(0);
    Sighting joined = joined(parts);
    if (whole != null && isOtherHalf(whole, parts)) {
      boolean given = isGiven(parts);
      Sighting first = given ? joined : whole;
      Sighting last = given ? whole : joined;
      wholes.set(
          0,
          whole.as(
              first.path() + AND + last.path(),
              Plain.line(first.text()) + " " + Plain.line(last.text())));
      return;
    }
    int at = 0;
    while (at < wholes.size() && wholes.get(at).rank() <= joined.rank()) {
      at++;
    }
    wholes.add(at, joined);
  }

  /**
   * Of several names the one nearest to the address, or number, is the contact's: a form has a name
   * too, and so has a chat. Half a name is no match for a whole one.
   */
  private void preferNearest(List<Sighting> names) {
    Sighting email = best(Slot.EMAIL);
    Sighting reached = email != null ? email : best(Slot.PHONE);
    if (reached == null || names.get(0).method() != Method.SYNONYM) {
      return;
    }
    int nearest = 0;
    for (int i = 1; i < names.size(); i++) {
      Sighting name = names.get(i);
      boolean whole = name.path().contains(AND) || !isHalf(name);
      if (whole && name.sharedWith(reached) > names.get(nearest).sharedWith(reached)) {
        nearest = i;
      }
    }
    names.add(0, names.remove(nearest));
  }

  private boolean isHalf(Sighting name) {
    return PARTS.stream().anyMatch(part -> values(part).stream().anyMatch(name::isAt));
  }

  /**
   * A "name" of one word beside a first name without a last one is the last name, as German forms
   * have it; beside a last name without a first one it is the first.
   */
  private static boolean isOtherHalf(Sighting whole, List<Sighting> parts) {
    String name = Plain.line(whole.text());
    return isGiven(parts) != isFamily(parts)
        && name.indexOf(' ') < 0
        && !name.equalsIgnoreCase(Plain.line(parts.get(0).text()));
  }

  private static boolean isGiven(List<Sighting> parts) {
    return parts.stream().anyMatch(part -> part.slot() == Slot.FIRST);
  }

  private static boolean isFamily(List<Sighting> parts) {
    return parts.stream().anyMatch(part -> part.slot().compareTo(Slot.LAST) >= 0);
  }

  private static Sighting joined(List<Sighting> parts) {
    StringBuilder text = new StringBuilder();
    StringBuilder path = new StringBuilder();
    int rank = Integer.MAX_VALUE;
    Method method = Method.EXPLICIT_MAP;
    for (Sighting part : parts) {
      text.append(text.isEmpty() ? "" : " ").append(Plain.line(part.text()));
      path.append(path.isEmpty() ? "" : AND).append(part.path());
      rank = Math.min(rank, part.rank());
      method = part.method().compareTo(method) > 0 ? part.method() : method;
    }
    Sighting first = parts.get(0);
    return new Sighting(
        Slot.NAME, rank, method, first.depth(), path.toString(), first.topKey(), text.toString());
  }

  /** A number as it is dialled within its area, with the code of the area that was sent apart. */
  private Sighting withArea(Sighting number) {
    Sighting area = best(Slot.AREA);
    String digits = Plain.line(number.text());
    boolean local = comparable(Field.PHONE, digits).length() <= MOST_LOCAL_DIGITS;
    return area == null || !local || isInternational(digits)
        ? number
        : number.as(area.path() + AND + number.path(), Plain.line(area.text()) + " " + digits);
  }

  private Sighting withDial(Sighting number) {
    Sighting dial = best(Slot.DIAL);
    String digits = Plain.line(number.text());
    if (dial == null || isInternational(digits)) {
      return number;
    }
    String code = Plain.line(dial.text());
    return number.as(
        dial.path() + AND + number.path(),
        (code.startsWith("+") ? code : "+" + code) + " " + digits);
  }

  private static boolean isInternational(String number) {
    return number.startsWith("+") || number.startsWith("00");
  }

  private @Nullable Sighting best(Slot slot) {
    List<Sighting> values = values(slot);
    return values.isEmpty() ? null : values.get(0);
  }

  /** Spellings that differ only in case and separators are no conflict. */
  private static String comparable(Field field, String text) {
    if (field != Field.PHONE) {
      return Plain.lower(Plain.line(text));
    }
    StringBuilder digits = new StringBuilder(text.length());
    text.codePoints().filter(c -> c >= '0' && c <= '9').forEach(digits::appendCodePoint);
    return digits.toString();
  }
}
