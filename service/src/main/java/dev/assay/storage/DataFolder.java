package dev.assay.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What a node keeps on its own disk: the embedded database, its master key, its identity,
 * checkpoints, what was erased.
 */
public record DataFolder(Path path) {
  private static final String NODE_ID = "node.id";

  /** Makes the folder where there is none. */
  public DataFolder {
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the data folder " + path, e);
    }
  }

  /** The file of the embedded database in a folder, whether it exists or not. */
  public static Path database(Path folder) {
    return folder.resolve("assay.mv.db");
  }

  /** Puts the embedded database aside: what it held is elsewhere now. */
  public Path retire() {
    Path retired = path.resolve("assay-moved.mv.db");
    try {
      return Files.move(database(path), retired, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot put aside the database that was moved", e);
    }
  }

  public Path masterKey() {
    return path.resolve("master.key");
  }

  /** By what it can start while the database is away. */
  public Path lastKnownGood() {
    return path.resolve("last-known-good");
  }

  /** Signed heads of the log, outside the database. */
  public Path checkpoints() {
    return path.resolve("checkpoints");
  }

  /** Where the node that serves from here listens to its operator. */
  public static Path control(Path folder) {
    return folder.resolve("control");
  }

  /** The list of destroyed keys, which outlives the database. */
  public Path destroyedKeys() {
    return path.resolve("destroyed-keys");
  }

  /**
   * Lets only a folder pass that is about to get its database.
   *
   * @throws IllegalStateException if it holds anything but a master key and what was erased
   */
  public void requireNew() {
    Set<Path> allowed = Set.of(masterKey(), destroyedKeys());
    try (Stream<Path> files = Files.list(path)) {
      List<Path> others = files.filter(file -> !allowed.contains(file)).sorted().toList();
      if (!others.isEmpty()) {
        throw new IllegalStateException(
            "the folder %s is not empty: it holds %s".formatted(path, others.get(0).getFileName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the folder " + path, e);
    }
  }

  /**
   * The identity under which this node writes its log; made on the first start. Two nodes must
   * never share one: start the second with a folder of its own.
   */
  public UUID nodeId(Supplier<UUID> newId) {
    Path file = path.resolve(NODE_ID);
    try {
      if (!Files.exists(file)) {
        Path whole = Files.writeString(path.resolve(NODE_ID + ".new"), newId.get() + "\n");
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
      }
      return UUID.fromString(Files.readString(file, StandardCharsets.US_ASCII).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read or make the node's id " + file, e);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("no node id in " + file + ", must be a UUID", e);
    }
  }
}
