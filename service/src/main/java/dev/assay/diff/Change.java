package dev.assay.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that another version of a pack does otherwise.
 *
 * @param name of what changed, as it stands in the pack
 * @param says the change in one line, as in a list of changes
 * @param before text or value; null for what was added
 * @param after text or value; null for what was removed
 * @param added terms of a list, rows of a table
 * @param removed terms of a list, rows of a table
 */
public record Change(
    Subject subject,
    Kind kind,
    String name,
    String says,
    @Nullable String before,
    @Nullable String after,
    List<String> added,
    List<String> removed) {

  public Change {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
  }

  /** What a change is about, in the order in which changes are listed. */
  public enum Subject {
    PACK,
    RULE,
    FACTOR,
    WEIGHT,
    GROUP,
    BAND,
    LIST,
    PATTERN,
    TABLE,
    SETTING;

    /** The name in JSON. */
    public String json() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether it is new, gone, or another. */
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED;

    /** The name in JSON. */
    public String json() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(@Nullable Object before, @Nullable Object after) {
      if (before == null) {
        return ADDED;
      }
      return after == null ? REMOVED : CHANGED;
    }
  }

  /** Something that is new, gone or another: {@code weight of spam_keywords: -26 -> -30}. */
  static Change of(Subject subject, String name, @Nullable String before, @Nullable String after) {
    Kind kind = Kind.of(before, after);
    String what = subject.json() + " " + name;
    String says =
        switch (kind) {
          case ADDED -> what + " added";
          case REMOVED -> what + " removed";
          case CHANGED -> what + " changed";
        };
    return new Change(subject, kind, name, says, before, after, List.of(), List.of());
  }

  /** A value that is another: {@code weight of spam_keywords: -26 -> -30}. */
  static Change value(Subject subject, String name, String what, String before, String after) {
    String says = what + ": " + shown(before) + " -> " + shown(after);
    return new Change(subject, Kind.CHANGED, name, says, before, after, List.of(), List.of());
  }

  private static String shown(String value) {
    return value.isEmpty() ? "none" : value;
  }

  /**
   * Something of which parts are new or gone: {@code list spam-terms: 2 terms added, 1 removed}.
   *
   * @param part what one of them is called
   */
  static Change parts(
      Subject subject, String name, String part, List<String> added, List<String> removed) {
    List<String> says = new ArrayList<>();
    if (!added.isEmpty()) {
      says.add(counted(added, part) + " added");
    }
    if (!removed.isEmpty()) {
      says.add(counted(removed, part) + " removed");
    }
    return new Change(
        subject,
        Kind.CHANGED,
        name,
        subject.json() + " " + name + ": " + String.join(", ", says),
        null,
        null,
        added,
        removed);
  }

  private static String counted(List<String> parts, String part) {
    return parts.size() + " " + part + (parts.size() == 1 ? "" : "s");
  }
}
