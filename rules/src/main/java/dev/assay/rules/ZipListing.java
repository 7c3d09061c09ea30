package dev.assay.rules;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What the central directory of a zip lists, in its order. Only it says what is a link and what is
 * encrypted, and reading it beside the entries themselves shows archives that mean one thing to one
 * reader and another to the next.
 */
final class ZipListing {
  private static final int END = 0x06054b50;
  private static final int END_LENGTH = 22;
  private static final int ENTRY = 0x02014b50;
  private static final int UNIX = 3;
  private static final int FILE_KIND = 0xF000;
  private static final int LINK = 0xA000;

  private ZipListing() {}

  /** A file or folder of the zip; {@code packed} is its size in it. */
  record Entry(String name, long packed) {}

  static List<Entry> of(byte[] zip) {
    ByteBuffer in = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int end = end(in);
    int count = in.getShort(end + 10) & 0xFFFF;
    if (count > PackArchive.MAX_ENTRIES) {
      throw PackArchive.refused(
          "", "the archive has more than " + PackArchive.MAX_ENTRIES + " files");
    }
    try {
      in.position(in.getInt(end + 16));
      List<Entry> entries = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        entries.add(entry(in));
      }
      return entries;
    } catch (IllegalArgumentException | BufferUnderflowException e) {
      throw PackArchive.refused("", "the archive's listing is broken");
    }
  }

  private static int end(ByteBuffer in) {
    for (int at = in.limit() - END_LENGTH; at >= 0 && at >= in.limit() - 65_557; at--) {
      if (in.getInt(at) == END) {
        return at;
      }
    }
    throw PackArchive.refused("", "not a zip");
  }

  private static Entry entry(ByteBuffer in) {
    int at = in.position();
    if (in.getInt() != ENTRY) {
      throw PackArchive.refused("", "the archive's listing is broken");
    }
    int madeBy = in.get(at + 5) & 0xFF;
    int flags = in.getShort(at + 8);
    long packed = in.getInt(at + 20) & 0xFFFFFFFFL;
    int nameLength = in.getShort(at + 28) & 0xFFFF;
    int extra = in.getShort(at + 30) & 0xFFFF;
    int comment = in.getShort(at + 32) & 0xFFFF;
    int unixMode = in.getShort(at + 40) & 0xFFFF;
    byte[] name = new byte[nameLength];
    in.position(at + 46).get(name).position(at + 46 + nameLength + extra + comment);
    Entry entry = new Entry(new String(name, StandardCharsets.UTF_8), packed);
    if (madeBy == UNIX && (unixMode & FILE_KIND) == LINK) {
      throw PackArchive.refused(entry.name(), "links are not read");
    }
    if ((flags & 1) != 0) {
      throw PackArchive.refused(entry.name(), "encrypted files are not read");
    }
    return entry;
  }
}
