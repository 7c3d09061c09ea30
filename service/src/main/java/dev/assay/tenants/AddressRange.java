package dev.assay.tenants;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * Addresses that begin alike: {@code 203.0.113.0/24}, {@code 2001:db8::/32}, or one alone. IPv4
 * written as IPv6 ({@code ::ffff:203.0.113.7}) is IPv4. Names are never looked up.
 */
final class AddressRange {
  private static final int LONGEST = 64;
  private static final int MAPPED_BITS = 96;

  private final byte[] start;
  private final int bits;

  private AddressRange(byte[] start, int bits) {
    this.start = start;
    this.bits = bits;
  }

  /**
   * The range that is written so.
   *
   * @throws IllegalArgumentException saying what is wrong with which text
   */
  static AddressRange of(String text) {
    int slash = text.indexOf('/');
    String written = slash < 0 ? text : text.substring(0, slash);
    byte[] start = text.length() > LONGEST ? null : address(written);
    if (start == null) {
      throw new IllegalArgumentException("\"%s\" is no address or range".formatted(text));
    }
    boolean mapped = start.length == 4 && written.indexOf(':') >= 0;
    int most = start.length * Byte.SIZE;
    int bits = slash < 0 ? most : bits(text.substring(slash + 1)) - (mapped ? MAPPED_BITS : 0);
    if (bits < 0 || bits > most) {
      throw new IllegalArgumentException("\"%s\" has no such length".formatted(text));
    }
    for (int i = bits; i < most; i++) {
      if (bit(start, i) != 0) {
        throw new IllegalArgumentException("\"%s\" does not begin a range".formatted(text));
      }
    }
    return new AddressRange(start, bits);
  }

  /** The bytes of an address, 4 or 16; null for a text that is none. */
  static byte @Nullable [] address(String text) {
    boolean six = text.indexOf(':') >= 0;
    if (six ? !six(text) : !NetUtil.isValidIpV4Address(text)) {
      return null;
    }
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
    if (bytes == null) {
      return null;
    }
    try {
      InetAddress address = InetAddress.getByAddress(bytes); // makes mapped ones IPv4
      return six || text.equals(address.getHostAddress()) ? address.getAddress() : null;
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e); // only for other lengths
    }
  }

  boolean holds(byte[] address) {
    if (address.length != start.length) {
      return false;
    }
    for (int i = 0; i < bits; i++) {
      if (bit(address, i) != bit(start, i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean six(String text) {
    return text.indexOf('%') < 0 && text.indexOf('[') < 0 && NetUtil.isValidIpV6Address(text);
  }

  /** A number without sign or leading zeros; -1 for anything else. */
  private static int bits(String text) {
    boolean number =
        !text.isEmpty()
            && text.length() <= 3
            && text.chars().allMatch(c -> c >= '0' && c <= '9')
            && (text.length() == 1 || text.charAt(0) != '0');
    return number ? Integer.parseInt(text) : -1;
  }

  private static int bit(byte[] address, int i) {
    return address[i / Byte.SIZE] >> (Byte.SIZE - 1 - i % Byte.SIZE) & 1;
  }
}
