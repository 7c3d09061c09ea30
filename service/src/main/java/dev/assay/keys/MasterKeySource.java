package dev.assay.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the master key comes from: the environment, else a file. On the very first start, and only
 * then, the file is made.
 *
 * @param base64 the value of {@code ASSAY_MASTER_KEY}; null where it is not set
 * @param file beside the database, readable by its owner alone
 */
public record MasterKeySource(@Nullable String base64, Path file) {
  private static final Logger log = LoggerFactory.getLogger(MasterKeySource.class);
  private static final Set<StandardOpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  /**
   * The key.
   *
   * @param expected check of the key the database was written with; empty for a new database
   * @throws MasterKeyException if there is none, or another one
   */
  MasterKey load(Optional<String> expected, SecureRandom random) {
    MasterKey key = read(expected, random);
    if (expected.isPresent() && !expected.get().equals(key.check())) {
      throw new MasterKeyException(
          "The master key in %s is not the one this database was written with (its check is %s, must be %s)."
              .formatted(origin(), key.check(), expected.get()));
    }
    return key;
  }

  private MasterKey read(Optional<String> expected, SecureRandom random) {
    if (base64 != null) {
      return MasterKey.of(base64, origin());
    }
    try {
      if (!Files.exists(file)) {
        if (expected.isPresent()) {
          throw new MasterKeyException(
              "The master key is lost: ASSAY_MASTER_KEY is not set and %s does not exist. Restore the key whose check is %s; nothing recorded can be read without it."
                  .formatted(file, expected.get()));
        }
        create(random);
      }
      return MasterKey.of(Files.readString(file, StandardCharsets.US_ASCII), origin());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read or make the master key " + file, e);
    }
  }

  /** Whether the key is read from the file. */
  public boolean isFile() {
    return base64 == null;
  }

  /**
   * Puts another key in place of the one in the file, which is kept beside it: backups made before
   * need it.
   *
   * @param check names the one that is kept
   * @return where it is kept
   */
  public Path replaceBy(MasterKeySource next, String check) {
    Path kept = file.resolveSibling("master-" + check + ".key");
    Path whole = file.resolveSibling(file.getFileName() + ".new");
    try {
      write(whole, Files.readAllBytes(next.file));
      Files.move(file, kept, StandardCopyOption.ATOMIC_MOVE);
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
      return kept;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot replace the master key %s; put %s in its place by hand"
              .formatted(file, next.file),
          e);
    }
  }

  /** Removes the file of a key that is kept elsewhere. */
  public void remove() {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove the copy of the master key " + file, e);
    }
  }

  /** Whether there is a key to be read. */
  public boolean isAtHand() {
    return base64 != null || Files.exists(file);
  }

  private void create(SecureRandom random) throws IOException {
    write(file, (MasterKey.random(random) + "\n").getBytes(StandardCharsets.US_ASCII));
    log.warn(
        "Made a master key in {}. Back it up, apart from the database: without it nothing recorded can be read.",
        file);
  }

  private static void write(Path file, byte[] text) throws IOException {
    try (FileChannel channel = FileChannel.open(file, NEW, ownerOnly(file))) {
      ByteBuffer bytes = ByteBuffer.wrap(text);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(
              Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE))
        }
        : new FileAttribute<?>[0];
  }

  private String origin() {
    return base64 != null ? "ASSAY_MASTER_KEY" : file.toString();
  }

  @Override
  public String toString() {
    return "MasterKeySource[" + origin() + "]";
  }
}
