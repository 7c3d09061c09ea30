package dev.assay.proof;

import dev.assay.canonical.Hash;
import dev.assay.decisionlog.TreeHead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest head of this node's log, noted outside the database after each commit and before
 * anybody is told of it: a tail that is cut shows, though no checkpoint was signed yet. It outlives
 * the process and need not outlive the machine's loss of power, so it is written but not synced,
 * which takes microseconds. Used by one thread.
 */
public final class HeadFile implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HeadFile.class);

  private final Path path;
  private final String origin;
  private final FileChannel channel;
  private boolean failing;

  private HeadFile(Path path, String origin, FileChannel channel) {
    this.path = path;
    this.origin = origin;
    this.channel = channel;
  }

  /** Opens the file beside those checkpoints; makes it where there is none. */
  public static HeadFile beside(CheckpointFile checkpoints, UUID nodeId) {
    Path path = checkpoints.head();
    try {
      FileChannel channel =
          FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      return new HeadFile(path, LogKeys.origin(nodeId), channel);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the head of the log to " + path, e);
    }
  }

  /** Notes a head over the one before. Where that fails the commit stands: it only goes unnoted. */
  public void note(TreeHead head) {
    String text = new Checkpoint(origin, head.size(), head.root()).text();
    try {
      ByteBuffer bytes = ByteBuffer.wrap((text + sum(text)).getBytes(StandardCharsets.UTF_8));
      for (long at = 0; bytes.hasRemaining(); ) {
        at += channel.write(bytes, at);
      }
      failing = false;
    } catch (IOException e) {
      if (!failing) {
        LOG.warn("The head of the log cannot be noted in {}.", path, e);
      }
      failing = true;
    }
  }

  /** What is noted there; nothing where there is none, or it was torn when the power failed. */
  static Optional<Checkpoint> read(Path path) {
    try {
      if (!Files.exists(path)) {
        return Optional.empty();
      }
      String[] lines = Files.readString(path, StandardCharsets.ISO_8859_1).split("\n", 5);
      if (lines.length < 5) {
        return Optional.empty();
      }
      String text = String.join("\n", lines[0], lines[1], lines[2]) + "\n";
      return sum(text).equals(lines[3] + "\n")
          ? Optional.of(Checkpoint.parse(text))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the head of the log in " + path, e);
    }
  }

  private static String sum(String text) {
    return Hash.of(text.getBytes(StandardCharsets.UTF_8)) + "\n";
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
