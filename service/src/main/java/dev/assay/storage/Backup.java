package dev.assay.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file with what is in a database and nothing of what was in it before. It is made of either
 * database, while that serves, and is read into either.
 */
public record Backup(Path file) {

  /**
   * Writes it.
   *
   * @throws IllegalStateException if the file exists
   */
  public void write(Database database) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      if (Files.exists(file)) {
        throw new FileAlreadyExistsException(file.toString());
      }
      Files.deleteIfExists(part);
      try (BackupWriter writer = new BackupWriter(create(part), database.schema())) {
        new Contents(database).copyTo(writer);
        writer.end();
      } catch (IOException | RuntimeException e) {
        Files.delete(part);
        throw e;
      }
      try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException e) {
      throw new IllegalStateException(file + " exists already; back up to a new file", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot back up to " + file, e);
    }
  }

  /** For its owner alone. */
  private static OutputStream create(Path part) throws IOException {
    Files.createFile(part);
    if (Files.getFileStore(part).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-------"));
    }
    return Files.newOutputStream(part);
  }
}
