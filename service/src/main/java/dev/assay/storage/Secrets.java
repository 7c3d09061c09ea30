package dev.assay.storage;

import dev.assay.canonical.Bytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds any of many runs of random bytes, at about a byte in a nanosecond however many they are.
 */
final class Secrets {
  /** By so many bytes a secret is recognized before it is compared; none is shorter. */
  private static final int START = Long.BYTES;

  private final Map<Long, List<byte[]>> byStart = new HashMap<>();

  /** What the second to the fourth byte make: the first one is the same in many. */
  private final BitSet triples = new BitSet(1 << 24);

  private int longest = START;

  Secrets(Collection<Bytes> secrets) {
    for (Bytes secret : secrets) {
      byte[] bytes = secret.toArray();
      byStart
          .computeIfAbsent(ByteBuffer.wrap(bytes).getLong(), start -> new ArrayList<>())
          .add(bytes);
      triples.set(triple(bytes, 0));
      longest = Math.max(longest, bytes.length);
    }
  }

  int longest() {
    return longest;
  }

  private static int triple(byte[] bytes, int at) {
    return (bytes[at + 1] & 0xFF) << 16 | (bytes[at + 2] & 0xFF) << 8 | (bytes[at + 3] & 0xFF);
  }

  /** Where the next one begins; -1 if there is none. */
  int next(byte[] bytes, int from, int to) {
    for (int i = from; i <= to - START; i++) {
      if (triples.get(triple(bytes, i)) && lengthAt(bytes, i, to) > 0) {
        return i;
      }
    }
    return -1;
  }

  /** How long the one is that begins there; 0 if none does. */
  int lengthAt(byte[] bytes, int at, int to) {
    long start = ByteBuffer.wrap(bytes, at, START).getLong();
    for (byte[] secret : byStart.getOrDefault(start, List.of())) {
      int end = at + secret.length;
      if (end <= to && Arrays.equals(bytes, at, end, secret, 0, secret.length)) {
        return secret.length;
      }
    }
    return 0;
  }
}
