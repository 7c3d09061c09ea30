package dev.assay.intake.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Optional;

/**
 * A sorted text file, searched where it lies: the bytes as read and one offset a line, a tenth of
 * the memory of a hash set. Lines are {@code key} or {@code key TAB value}, in the order of their
 * UTF-8 bytes.
 */
final class SortedLines {
  private final byte[] bytes;
  private final int[] starts;

  SortedLines(String file, byte[] bytes) {
    this.bytes = bytes;
    this.starts = starts(bytes);
    for (int line = 1; line < starts.length; line++) {
      if (compareLines(line - 1, line) >= 0) {
        throw new ReferenceDataException(file + ": line " + (line + 1) + " is not in order");
      }
    }
  }

  int size() {
    return starts.length;
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
    int from = Math.min(keyEnd(line) + 1, end(line));
    return Optional.of(new String(bytes, from, end(line) - from, UTF_8));
  }

  private int find(String key) {
    byte[] wanted = key.getBytes(UTF_8);
    int low = 0;
    int high = starts.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order =
          Arrays.compareUnsigned(bytes, starts[middle], keyEnd(middle), wanted, 0, wanted.length);
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

  private int compareLines(int left, int right) {
    return Arrays.compareUnsigned(
        bytes, starts[left], keyEnd(left), bytes, starts[right], keyEnd(right));
  }

  private int keyEnd(int line) {
    int position = starts[line];
    int end = end(line);
    while (position < end && bytes[position] != '\t') {
      position++;
    }
    return position;
  }

  private int end(int line) {
    int next = line + 1 < starts.length ? starts[line + 1] : bytes.length;
    return next > starts[line] && bytes[next - 1] == '\n' ? next - 1 : next;
  }

  private static int[] starts(byte[] bytes) {
    int count = 0;
    for (byte each : bytes) {
      count += each == '\n' ? 1 : 0;
    }
    int[] starts = new int[count];
    int start = 0;
    int line = 0;
    for (int position = 0; position < bytes.length; position++) {
      if (bytes[position] == '\n') {
        starts[line++] = start;
        start = position + 1;
      }
    }
    return starts;
  }
}
