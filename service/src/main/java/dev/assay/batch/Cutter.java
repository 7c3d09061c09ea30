package dev.assay.batch;

import dev.assay.canonical.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into records, however it is cut into chunks: asked for the next record it hands out
 * one, and never holds more than one chunk and one record. Blank lines are left out. Not
 * thread-safe.
 */
public final class Cutter {
  /** How long a record may be: 1 MiB. */
  public static final int LIMIT = 1 << 20;

  private static final byte[] NOTHING = {};
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final boolean csv;
  private final Quotes quotes;
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
  private byte[] chunk = NOTHING;
  private int position;
  private boolean ended;
  private boolean tooLong;
  private long linesRead;
  private long firstLine = 1;
  private int marked;
  private boolean returned;

  public Cutter(Format format) {
    this.csv = format == Format.CSV;
    this.quotes = new Quotes(csv);
  }

  /** The byte that separates columns from now on; before, any that could does. */
  void separatedBy(char separator) {
    quotes.separatedBy(separator);
  }

  /** Takes the next bytes of the stream; what it took before must be used up. */
  public void take(byte[] next) {
    if (position < chunk.length) {
      throw new IllegalStateException("there are bytes left");
    }
    chunk = next;
    position = 0;
  }

  /** Nothing more will be taken: what is begun is the last record. */
  public void end() {
    ended = true;
  }

  /** The next record; null where more bytes are needed first, or there is none. */
  public @Nullable Piece next() {
    while (position < chunk.length) {
      int end = endOfRecord();
      keep(position, end);
      position = Math.min(end + 1, chunk.length);
      if (end < chunk.length) {
        Piece piece = finish();
        if (piece != null) {
          return piece;
        }
      }
    }
    return ended ? finish() : null;
  }

  /** Where the line end stands that ends the record; the end of the chunk where it does not. */
  private int endOfRecord() {
    for (int i = position; i < chunk.length; i++) {
      byte b = chunk[i];
      if (marked < BYTE_ORDER_MARK.length) {
        boolean mark = b == BYTE_ORDER_MARK[marked];
        marked = mark ? marked + 1 : Integer.MAX_VALUE;
        if (mark) {
          continue;
        }
      }
      if (b == '\n' ? !returned : b == '\r' && csv) {
        linesRead++;
      }
      returned = b == '\r' && csv;
      if (quotes.endsRecord(b)) {
        return i;
      }
    }
    return chunk.length;
  }

  private void keep(int from, int to) {
    if (begun.size() + (to - from) > LIMIT) {
      tooLong = true;
      begun.reset();
    } else if (!tooLong) {
      begun.write(chunk, from, to - from);
    }
  }

  /** The record that is complete now; null for a blank line. */
  private @Nullable Piece finish() {
    byte[] bytes = begun.toByteArray();
    int start = startsMarked(bytes) ? BYTE_ORDER_MARK.length : 0;
    int end = bytes.length;
    while (end > start && isBlank(bytes[end - 1])) {
      end--;
    }
    Piece piece =
        end == start && !tooLong
            ? null
            : new Piece(firstLine, Bytes.of(Arrays.copyOfRange(bytes, start, end)), tooLong);
    begun.reset();
    tooLong = false;
    quotes.reset();
    firstLine = linesRead + 1;
    return piece;
  }

  private boolean startsMarked(byte[] bytes) {
    return firstLine == 1
        && bytes.length >= BYTE_ORDER_MARK.length
        && Arrays.equals(
            bytes, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
  }

  private static boolean isBlank(byte b) {
    return b == '\r' || b == ' ' || b == '\t';
  }
}
