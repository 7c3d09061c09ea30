package dev.assay.intake.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * A sorted text file, searched where it lies: the bytes as read and a hash table of where lines
 * start, a third of the memory of a hash set. Most of what is not in it is told by a filter small
 * enough to stay near the processor. Lines are {@code key} or {@code key TAB value}, in the order
 * of the UTF-8 bytes of their keys, and each ends with LF.
 */
final class SortedLines {
  private static final int SMALLEST_IN_KEY = ' ';
  private static final int NONE = -1;

  private static final int BITS_A_PLACE = 4;

  /** Spreads hashes: that of {@link String#hashCode} differs little between texts alike. */
  private static final int GOLDEN = 0x9E3779B9;

  private final byte[] bytes;

  /**
   * The hash of a line's key in the upper half and where the line starts in the lower one, in the
   * place of that hash, else in the next free place; NONE where free.
   */
  private final long[] table;

  /**
   * A bit for each hash of a key, among {@link #BITS_A_PLACE} times as many as there are places.
   */
  private final BitSet filter;

  private final int shift;

  SortedLines(String file, byte[] bytes) {
    if (bytes.length == 0 || bytes[bytes.length - 1] != '\n') {
      throw new ReferenceDataException(file + ": must end with a line feed");
    }
    this.bytes = bytes;
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(lines(bytes)) + 1;
    this.table = new long[1 << bits];
    this.shift = Integer.SIZE - bits;
    this.filter = new BitSet(BITS_A_PLACE << bits);
    Arrays.fill(table, NONE);
    fill(file);
  }

  private void fill(String file) {
    int line = 1;
    int before = NONE;
    for (int start = 0; start < bytes.length; line++) {
      if (before != NONE && !isAscending(before, start)) {
        throw new ReferenceDataException(file + ": line " + line + " is not in order");
      }
      int at = endOfKey(start);
      int hash = hash(start, at);
      int place = place(hash);
      while (table[place] != NONE) {
        place = next(place);
      }
      table[place] = entry(hash, start);
      filter.set(bit(hash));
      before = start;
      while (bytes[at] != '\n') {
        at++;
      }
      start = at + 1;
    }
  }

  boolean contains(String key) {
    return find(key) != NONE;
  }

  /** The text after the tab of the line with this key. */
  Optional<String> value(String key) {
    int from = find(key);
    if (from == NONE) {
      return Optional.empty();
    }
    from = endOfKey(from);
    int to = from;
    while (bytes[to] != '\n') {
      to++;
    }
    return Optional.of(
        new String(bytes, Math.min(from + 1, to), to - Math.min(from + 1, to), UTF_8));
  }

  /** Where the line of a key starts. */
  private int find(String key) {
    int hash = key.hashCode();
    if (!filter.get(bit(hash))) {
      return NONE;
    }
    byte[] wanted = key.getBytes(UTF_8);
    int place = place(hash);
    while (table[place] != NONE) {
      int start = (int) table[place];
      if (table[place] == entry(hash, start) && isAt(start, wanted)) {
        return start;
      }
      place = next(place);
    }
    return NONE;
  }

  private static long entry(int hash, int start) {
    return ((long) hash << Integer.SIZE) | start;
  }

  private boolean isAt(int start, byte[] wanted) {
    int end = endOfKey(start);
    return Arrays.equals(bytes, start, end, wanted, 0, wanted.length);
  }

  private int endOfKey(int start) {
    int at = start;
    while (unsigned(at) >= SMALLEST_IN_KEY) {
      at++;
    }
    return at;
  }

  /** That of the text of these bytes: what is looked for is a text, and mostly is not there. */
  private int hash(int from, int to) {
    int hash = 0;
    for (int at = from; at < to; at++) {
      if (bytes[at] < 0) {
        return new String(bytes, from, to - from, UTF_8).hashCode();
      }
      hash = 31 * hash + bytes[at];
    }
    return hash;
  }

  private int place(int hash) {
    return (hash * GOLDEN) >>> shift;
  }

  private int bit(int hash) {
    return (hash * GOLDEN) >>> (shift - Integer.numberOfTrailingZeros(BITS_A_PLACE));
  }

  private int next(int place) {
    return (place + 1) & (table.length - 1);
  }

  /** Compares the keys of two lines; a control character (tab, line feed) ends either. */
  private boolean isAscending(int one, int other) {
    for (int i = 0; ; i++) {
      int first = Math.max(unsigned(one + i), SMALLEST_IN_KEY - 1);
      int second = Math.max(unsigned(other + i), SMALLEST_IN_KEY - 1);
      if (first != second) {
        return first < second;
      }
      if (first < SMALLEST_IN_KEY) {
        return false;
      }
    }
  }

  private int unsigned(int at) {
    return bytes[at] & 0xff;
  }

  private static int lines(byte[] bytes) {
    int lines = 0;
    for (byte b : bytes) {
      lines += b == '\n' ? 1 : 0;
    }
    return lines;
  }
}
