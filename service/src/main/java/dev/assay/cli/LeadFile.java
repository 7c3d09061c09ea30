package dev.assay.cli;

import dev.assay.batch.Columns;
import dev.assay.batch.Cutter;
import dev.assay.batch.Format;
import dev.assay.batch.Piece;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a file of leads block by block; never holds more than one. */
final class LeadFile implements AutoCloseable {
  private static final int BLOCK = 500;
  private static final int BLOCK_BYTES = 1 << 20;
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final Cutter cutter;
  private final @Nullable Piece header;

  private LeadFile(InputStream in, Format format) throws IOException {
    this.in = in;
    this.cutter = new Cutter(format);
    this.header = format == Format.CSV ? next() : null;
    if (header != null) {
      Columns.of(header, cutter);
    }
  }

  /** Opens a file at its first lead. */
  static LeadFile open(Path file, Format format) throws IOException {
    InputStream in = Files.newInputStream(file);
    try {
      return new LeadFile(in, format);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /** How many leads begin after a line. */
  long count(long afterLine) throws IOException {
    long count = 0;
    for (Piece piece = next(); piece != null; piece = next()) {
      count += piece.line() > afterLine ? 1 : 0;
    }
    return count;
  }

  /** The next leads, cut the same way every time; null at the end of the file. */
  @Nullable Block block() throws IOException {
    List<Piece> leads = new ArrayList<>(BLOCK);
    int bytes = 0;
    while (leads.size() < BLOCK && bytes < BLOCK_BYTES) {
      Piece piece = next();
      if (piece == null) {
        break;
      }
      leads.add(piece);
      bytes += piece.bytes().length();
    }
    return leads.isEmpty() ? null : new Block(header, leads);
  }

  private @Nullable Piece next() throws IOException {
    Piece piece = cutter.next();
    while (piece == null) {
      byte[] bytes = in.readNBytes(BUFFER);
      if (bytes.length == 0) {
        cutter.end();
        return cutter.next();
      }
      cutter.take(bytes);
      piece = cutter.next();
    }
    return piece;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
