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
  private static final List<Field> FIELDS = List.of(Field.values());
  private static final List<Slot> PARTS =
      List.of(Slot.FIRST, Slot.MIDDLE, Slot.LAST, Slot.SECOND_LAST);
  private static final String AND = " + ";

  /** A value for a field, of one sighting or of several. */
  private record Value(int rank, String text, String source, Method method, String topKey) {
    static Value of(Sighting sighting) {
      return new Value(
          sighting.rank(), sighting.text(), sighting.path(), sighting.method(), sighting.topKey());
    }
  }

  private final Map<Slot, List<Sighting>> bySlot = new EnumMap<>(Slot.class);
  private final Map<Field, String> texts = new EnumMap<>(Field.class);
  private final Map<Field, Found> found = new EnumMap<>(Field.class);
  private final List<Conflict> conflicts = new ArrayList<>();
  private final List<String> usedKeys = new ArrayList<>();

  Choice(List<Sighting> sightings) {
    for (Sighting sighting : sightings) {
      bySlot.computeIfAbsent(sighting.slot(), slot -> new ArrayList<>(2)).add(sighting);
    }
    for (List<Sighting> ofSlot : bySlot.values()) {
      if (ofSlot.size() > 1) {
        ofSlot.sort(Sighting.ORDER);
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
    List<Value> values = new ArrayList<>(2);
    for (Sighting sighting : bySlot.getOrDefault(Slot.of(field), List.of())) {
      values.add(Value.of(sighting));
    }
    if (field == Field.NAME) {
      addParts(values);
    } else if (field == Field.PHONE && !values.isEmpty()) {
      values.set(0, withDial(values.get(0)));
    }
    if (values.isEmpty()) {
      return;
    }
    Value kept = values.get(0);
    texts.put(field, kept.text());
    found.put(field, new Found(kept.source(), kept.method()));
    usedKeys.add(kept.topKey());
    if (values.size() > 1) {
      addConflict(field, kept, values);
    }
  }

  private void addConflict(Field field, Value kept, List<Value> values) {
    String meant = comparable(field, kept.text());
    List<String> others = new ArrayList<>();
    for (Value other : values) {
      boolean named = other.method() != Method.HEURISTIC;
      if (named && !comparable(field, other.text()).equals(meant)) {
        others.add(other.source());
      }
    }
    if (!others.isEmpty()) {
      conflicts.add(new Conflict(field, kept.source(), others));
    }
  }

  /** First and last name make one value, placed among whole names by its best part. */
  private void addParts(List<Value> wholes) {
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
    Value whole = wholes.isEmpty() ? null : wholes.get(0);
    if (whole != null && isSurnameBeside(whole, parts)) {
      Value given = joined(parts);
      wholes.set(
          0,
          new Value(
              whole.rank(),
              given.text() + " " + Plain.line(whole.text()),
              given.source() + AND + whole.source(),
              whole.method(),
              whole.topKey()));
      return;
    }
    Value joined = joined(parts);
    int at = 0;
    while (at < wholes.size() && wholes.get(at).rank() <= joined.rank()) {
      at++;
    }
    wholes.add(at, joined);
  }

  /** A "name" of one word beside a first name alone is the last name, as German forms have it. */
  private static boolean isSurnameBeside(Value whole, List<Sighting> parts) {
    String name = Plain.line(whole.text());
    boolean firstAlone = parts.stream().noneMatch(part -> part.slot().compareTo(Slot.LAST) >= 0);
    return firstAlone
        && name.indexOf(' ') < 0
        && !name.equalsIgnoreCase(Plain.line(parts.get(0).text()));
  }

  private static Value joined(List<Sighting> parts) {
    StringBuilder text = new StringBuilder();
    StringBuilder source = new StringBuilder();
    int rank = Integer.MAX_VALUE;
    Method method = Method.EXPLICIT_MAP;
    for (Sighting part : parts) {
      text.append(text.isEmpty() ? "" : " ").append(Plain.line(part.text()));
      source.append(source.isEmpty() ? "" : AND).append(part.path());
      rank = Math.min(rank, part.rank());
      method = part.method().compareTo(method) > 0 ? part.method() : method;
    }
    return new Value(rank, text.toString(), source.toString(), method, parts.get(0).topKey());
  }

  private Value withDial(Value number) {
    Sighting dial = best(Slot.DIAL);
    String digits = Plain.line(number.text());
    if (dial == null || digits.startsWith("+") || digits.startsWith("00")) {
      return number;
    }
    String code = Plain.line(dial.text());
    return new Value(
        number.rank(),
        (code.startsWith("+") ? code : "+" + code) + " " + digits,
        dial.path() + AND + number.source(),
        number.method(),
        number.topKey());
  }

  private @Nullable Sighting best(Slot slot) {
    List<Sighting> sightings = bySlot.get(slot);
    return sightings == null ? null : sightings.get(0);
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
