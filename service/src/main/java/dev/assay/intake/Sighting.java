package dev.assay.intake;

import java.util.Comparator;

/**
 * A value that could be a field's.
 *
 * @param rank how well the key names the slot; the lowest wins
 * @param depth how many keys lead to the value
 * @param path where it was found
 * @param topKey the top-level key it stands under
 */
record Sighting(
    Slot slot, int rank, Method method, int depth, String path, String topKey, String text) {
  /** From the value to be used to the last choice; never by the order in which keys were sent. */
  static final Comparator<Sighting> ORDER =
      Comparator.comparingInt(Sighting::rank)
          .thenComparingInt(Sighting::depth)
          .thenComparing(Sighting::path, Sighting::byCodePoint);

  /** The same with a value that others became part of. */
  Sighting as(String otherPath, String otherText) {
    return new Sighting(slot, rank, method, depth, otherPath, topKey, otherText);
  }

  boolean isAt(Sighting other) {
    return path.equals(other.path);
  }

  /** How many objects and arrays hold both values. */
  int sharedWith(Sighting other) {
    int length = Math.min(path.length(), other.path.length());
    int shared = 0;
    for (int i = 0; i < length && path.charAt(i) == other.path.charAt(i); i++) {
      shared += path.charAt(i) == '.' || path.charAt(i) == '[' ? 1 : 0;
    }
    return shared;
  }

  private static int byCodePoint(String one, String other) {
    int length = Math.min(one.length(), other.length());
    for (int i = 0; i < length; i++) {
      char a = one.charAt(i);
      char b = other.charAt(i);
      if (a != b) {
        return Character.isSurrogate(a) == Character.isSurrogate(b)
            ? Character.compare(a, b)
            : Boolean.compare(Character.isSurrogate(a), Character.isSurrogate(b));
      }
    }
    return Integer.compare(one.length(), other.length());
  }
}
