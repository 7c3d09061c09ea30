package dev.assay.cases;

import java.util.Arrays;

/** Numbers of which the large ones matter. Not thread-safe. */
public final class Percentile {
  private long[] values = new long[256];
  private int count;

  public void add(long value) {
    if (count == values.length) {
      values = Arrays.copyOf(values, 2 * count);
    }
    values[count++] = value;
  }

  /** The smallest number that 99 of 100 do not exceed; 0 where there are none. */
  public long p99() {
    long[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    return count == 0 ? 0 : sorted[(99 * count + 99) / 100 - 1];
  }
}
