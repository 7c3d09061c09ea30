package dev.assay.outside;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;

/** A range of addresses: {@code 10.0.0.0/8}; a single one has all its bits. */
record Cidr(InetAddress first, int bits) {

  Cidr {
    if (bits < 0 || bits > first.getAddress().length * Byte.SIZE) {
      throw new IllegalArgumentException(
          "%s has no %d leading bits".formatted(first.getHostAddress(), bits));
    }
  }

  /**
   * Reads a range.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Cidr of(String text) {
    int slash = text.indexOf('/');
    InetAddress first = InetAddresses.forString(slash < 0 ? text : text.substring(0, slash));
    int all = first.getAddress().length * Byte.SIZE;
    return new Cidr(first, slash < 0 ? all : Integer.parseInt(text.substring(slash + 1)));
  }

  boolean contains(InetAddress address) {
    byte[] range = first.getAddress();
    byte[] other = address.getAddress();
    if (range.length != other.length) {
      return false;
    }
    for (int i = 0; i < bits; i++) {
      int mask = 0x80 >> i % Byte.SIZE;
      if ((range[i / Byte.SIZE] & mask) != (other[i / Byte.SIZE] & mask)) {
        return false;
      }
    }
    return true;
  }
}
