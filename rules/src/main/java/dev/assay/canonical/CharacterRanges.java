package dev.assay.canonical;

/**
 * A fixed set of characters. The tables of the JDK grow with every release; what must come out the
 * same on all of them is held against a set like this.
 */
public final class CharacterRanges {
  private final int[] bounds;

  private CharacterRanges(int[] bounds) {
    this.bounds = bounds;
  }

  /** Reads {@code 61d-61d 870-88e}: first and last of each range in hexadecimal, ascending. */
  public static CharacterRanges of(String ranges) {
    String[] parts = ranges.split("[ -]", -1);
    int[] bounds = new int[parts.length];
    for (int i = 0; i < parts.length; i++) {
      bounds[i] = Integer.parseInt(parts[i], 16);
    }
    return new CharacterRanges(bounds);
  }

  public boolean contain(int character) {
    for (int i = 0; i < bounds.length; i += 2) {
      if (character < bounds[i]) {
        return false;
      }
      if (character <= bounds[i + 1]) {
        return true;
      }
    }
    return false;
  }
}
