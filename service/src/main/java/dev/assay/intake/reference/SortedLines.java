package dev.assay.intake.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Optional;

/**
 * A sorted text file, searched where it lies: the bytes as read and one offset a line, a tenth of
 * the memory of a hash set. Lines are {@code key} or {@code key TAB value}, in the order of the
 * UTF-8 bytes of their keys, and each ends with LF.
 */
final class SortedLines {
  private static final int SMALLEST_IN_KEY = ' ';

  private final byte[] bytes;
  private final int[] starts;

  SortedLines(String file, byte[] bytes) {
    if (bytes.length == 0 || bytes[bytes.length - 1] != '\n') {
      throw new ReferenceDataException(file + ": must end with a line feed");
    }
    this.bytes = bytes;
    this.starts = starts(bytes);
    for (int line = 1; line < starts.length; line++) {
      if (order(starts[line - 1], bytes, starts[line]) >= 0) {
        throw new ReferenceDataException(file + ": line " + (line + 1) + " is not in order");
      }
    }
  }

  boolean contains(String key) {
    return find(key) >= 0;
  }

  /** The text after the tab of the line with this key. */
  Optional<String> value(String key) {
    int line = find(key);
    if (line < 0) {
      return Optional.empty();
    }
    int from = starts[line];
    while (bytes[from] >= SMALLEST_IN_KEY || bytes[from] < 0) {
      from++;
    }
    int to = from;
    while (bytes[to] != '\n') {
      to++;
    }
    return Optional.of(
        new String(bytes, Math.min(from + 1, to), to - Math.min(from + 1, to), UTF_8));
  }

  private int find(String key) {
    if (key.chars().anyMatch(character -> character < SMALLEST_IN_KEY)) {
      return -1;
    }
    byte[] wanted = (key + '\n').getBytes(UTF_8);
    int low = 0;
    int high = starts.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = order(starts[middle], wanted, 0);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  /**
   * Compares the key that starts at an offset with another one; a control character (tab, line
   * feed) ends either.
   */
  private int order(int left, byte[] other, int right) {
    for (int i = 0; ; i++) {
      int mine = bytes[left + i] & 0xff;
      int theirs = other[right + i] & 0xff;
      if (mine < SMALLEST_IN_KEY || theirs < SMALLEST_IN_KEY || mine != theirs) {
        return Math.max(mine, SMALLEST_IN_KEY - 1) - Math.max(theirs, SMALLEST_IN_KEY - 1);
      }
    }
  }

  private static int[] starts(byte[] bytes) {
    int[] starts = new int[bytes.length / 8 + 1];
    int lines = 0;
    int start = 0;
    for (int position = 0; position < bytes.length; position++) {
      if (bytes[position] == '\n') {
        starts = lines == starts.length ? Arrays.copyOf(starts, lines * 2) : starts;
        starts[lines++] = start;
        start = position + 1;
      }
    }
    return Arrays.copyOf(starts, lines);
  }
}
