package dev.assay.canonical;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.erdtman.jcs.NumberToJSON;

/**
 * Writes canonical JSON (RFC 8785) as UTF-8 bytes, without a tree in between. The caller gives the
 * keys of an object in ascending order of their UTF-16 code units; {@link CanonicalJson} sorts
 * where that order is not known beforehand.
 *
 * <p>Lone surrogates, which RFC 8785 refuses, are written as U+FFFD. Numbers are written as
 * ECMAScript does, never by {@code Double.toString}, which changed in JDK 19. Not thread-safe.
 */
public final class CanonicalWriter {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_ESCAPE = 6;
  private static final double EXACT_INTEGERS = 9007199254740992.0;

  private byte[] buffer;
  private int length;
  private boolean separate;

  public CanonicalWriter() {
    this(512);
  }

  public CanonicalWriter(int capacity) {
    buffer = new byte[capacity];
  }

  public CanonicalWriter beginObject() {
    return open('{');
  }

  public CanonicalWriter endObject() {
    return close('}');
  }

  public CanonicalWriter beginArray() {
    return open('[');
  }

  public CanonicalWriter endArray() {
    return close(']');
  }

  public CanonicalWriter key(String key) {
    comma();
    string(key);
    put(':');
    separate = false;
    return this;
  }

  public CanonicalWriter value(String value) {
    comma();
    string(value);
    separate = true;
    return this;
  }

  /** The name of a constant, in lower case. */
  public CanonicalWriter value(Enum<?> word) {
    comma();
    String name = word.name();
    ensure(name.length() + 2);
    buffer[length++] = '"';
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      buffer[length++] = (byte) (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }
    buffer[length++] = '"';
    separate = true;
    return this;
  }

  public CanonicalWriter value(long value) {
    if (value < 0 || value > 9) {
      return raw(Long.toString(value));
    }
    comma();
    put((char) ('0' + value));
    separate = true;
    return this;
  }

  public CanonicalWriter value(double value) {
    if (value == Math.rint(value) && Math.abs(value) < EXACT_INTEGERS) {
      return value((long) value);
    }
    try {
      return raw(NumberToJSON.serializeNumber(value));
    } catch (IOException e) {
      throw new UncheckedIOException("JSON has no number " + value, e);
    }
  }

  public CanonicalWriter value(boolean value) {
    return raw(value ? "true" : "false");
  }

  public CanonicalWriter nullValue() {
    return raw("null");
  }

  /** Writes JSON that is canonical already. */
  public CanonicalWriter embed(byte[] canonical) {
    comma();
    ensure(canonical.length);
    System.arraycopy(canonical, 0, buffer, length, canonical.length);
    length += canonical.length;
    separate = true;
    return this;
  }

  /** A number or word in ASCII. */
  CanonicalWriter raw(String ascii) {
    comma();
    ensure(ascii.length());
    for (int i = 0; i < ascii.length(); i++) {
      buffer[length++] = (byte) ascii.charAt(i);
    }
    separate = true;
    return this;
  }

  public byte[] toBytes() {
    return Arrays.copyOf(buffer, length);
  }

  /** The hash of what was written. */
  public String hash() {
    return Hash.of(buffer, length);
  }

  private CanonicalWriter open(char bracket) {
    comma();
    put(bracket);
    separate = false;
    return this;
  }

  private CanonicalWriter close(char bracket) {
    put(bracket);
    separate = true;
    return this;
  }

  private void comma() {
    if (separate) {
      put(',');
    }
  }

  private void put(char ascii) {
    ensure(1);
    buffer[length++] = (byte) ascii;
  }

  private void string(String text) {
    ensure(text.length() + 2);
    buffer[length++] = '"';
    for (int i = plain(text, 0); i < text.length(); i = plain(text, i)) {
      ensure((text.length() - i) * LONGEST_ESCAPE + 1);
      char c = text.charAt(i++);
      if (c < 0x80) {
        escape(c);
      } else if (Character.isHighSurrogate(c)
          && i < text.length()
          && Character.isLowSurrogate(text.charAt(i))) {
        utf8(Character.toCodePoint(c, text.charAt(i++)));
      } else {
        utf8(Character.isSurrogate(c) ? 0xFFFD : c);
      }
    }
    buffer[length++] = '"';
  }

  /**
   * Writes what stands for itself, as most of all text does; on locals, for speed.
   *
   * @return where something else follows
   */
  private int plain(String text, int from) {
    byte[] out = buffer;
    int at = length - from;
    int i = from;
    for (; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c >= 0x80 || c == '"' || c == '\\') {
        break;
      }
      out[at + i] = (byte) c;
    }
    length = at + i;
    return i;
  }

  private void escape(char c) {
    buffer[length++] = '\\';
    switch (c) {
      case '"', '\\' -> buffer[length++] = (byte) c;
      case '\b' -> buffer[length++] = 'b';
      case '\t' -> buffer[length++] = 't';
      case '\n' -> buffer[length++] = 'n';
      case '\f' -> buffer[length++] = 'f';
      case '\r' -> buffer[length++] = 'r';
      default -> {
        buffer[length++] = 'u';
        buffer[length++] = '0';
        buffer[length++] = '0';
        buffer[length++] = HEX[c >> 4];
        buffer[length++] = HEX[c & 0xF];
      }
    }
  }

  private void utf8(int codePoint) {
    if (codePoint < 0x800) {
      buffer[length++] = (byte) (0xC0 | (codePoint >> 6));
    } else {
      if (codePoint < 0x10000) {
        buffer[length++] = (byte) (0xE0 | (codePoint >> 12));
      } else {
        buffer[length++] = (byte) (0xF0 | (codePoint >> 18));
        buffer[length++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
      }
      buffer[length++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
    }
    buffer[length++] = (byte) (0x80 | (codePoint & 0x3F));
  }

  private void ensure(int more) {
    if (length + more > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
    }
  }
}
