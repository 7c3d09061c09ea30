package dev.assay.cli;

import dev.assay.batch.Cutter;
import dev.assay.batch.Piece;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some leads of a file that follow one another.
 *
 * @param header the record that names the columns; null where there are none
 */
record Block(@Nullable Piece header, List<Piece> leads) {

  Block {
    leads = List.copyOf(leads);
  }

  long firstLine() {
    return leads.get(0).line();
  }

  long lastLine() {
    return leads.get(leads.size() - 1).line();
  }

  /** How many leads begin after a line. */
  long leadsAfter(long line) {
    return leads.stream().filter(lead -> lead.line() > line).count();
  }

  /** The block as the body of a batch. */
  byte[] body() {
    ByteArrayOutputStream body = new ByteArrayOutputStream(1 << 16);
    if (header != null) {
      write(header, body);
    }
    leads.forEach(lead -> write(lead, body));
    return body.toByteArray();
  }

  /** A record; one that is too long as something no node takes for a lead. */
  private static void write(Piece piece, ByteArrayOutputStream body) {
    byte[] tooLong = new byte[piece.tooLong() ? Cutter.LIMIT + 1 : 0];
    Arrays.fill(tooLong, (byte) 'x');
    body.writeBytes(piece.tooLong() ? tooLong : piece.bytes().toArray());
    body.write('\n');
  }
}
