package dev.assay.proof;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * Checkpoints outside the database, so that whoever cuts the log there must cut here as well:
 * signed notes as they are, each followed by an empty line.
 */
public record CheckpointFile(Path path) {

  /** Where the newest head is noted that need not be signed yet. */
  Path head() {
    return path.resolveSibling(path.getFileName() + ".head");
  }

  /** Appends a note, whole or not at all; it is on disk when this returns. */
  void append(String note) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((note + "\n").getBytes(StandardCharsets.UTF_8));
    try (FileChannel file =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      long before = file.size();
      try {
        while (bytes.hasRemaining()) {
          file.write(bytes);
        }
        file.force(true);
      } catch (IOException e) {
        file.truncate(before); // the disk is full: the next note must not follow half of this one
        throw e;
      }
    }
  }

  /** Makes a new file of what the database has: of a restored one no other is left. */
  public void copyOf(LogArchive archive) {
    try (BufferedWriter file =
        Files.newBufferedWriter(path, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW)) {
      archive.read(
          snapshot -> {
            snapshot.nodes().forEach(node -> snapshot.checkpoints(node, note -> write(file, note)));
            return snapshot;
          });
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the checkpoints in " + path, e);
    }
  }

  private static void write(BufferedWriter file, String note) {
    try {
      file.append(note).append('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads every whole note, the oldest first. What follows the last is what a node wrote while its
   * machine lost power, and no note.
   *
   * @return how many bytes the whole notes are
   */
  long read(Consumer<String> notes) {
    if (!Files.exists(path)) {
      return 0;
    }
    long whole = 0;
    StringBuilder note = new StringBuilder();
    boolean signatures = false;
    // As bytes: what was cut may end within a character.
    try (BufferedReader lines = Files.newBufferedReader(path, StandardCharsets.ISO_8859_1)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isEmpty()) {
          note.append(line).append('\n');
        } else if (signatures) {
          byte[] text = note.toString().getBytes(StandardCharsets.ISO_8859_1);
          notes.accept(new String(text, StandardCharsets.UTF_8));
          whole += text.length + 1;
          note.setLength(0);
          signatures = false;
        } else {
          note.append('\n');
          signatures = true;
        }
      }
      return whole;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the checkpoints in " + path, e);
    }
  }

  /** Cuts what is no whole note from the end. */
  void cutTo(long whole) throws IOException {
    if (Files.exists(path) && Files.size(path) > whole) {
      try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
        file.truncate(whole);
      }
    }
  }
}
