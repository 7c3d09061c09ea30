package dev.assay.erasure;

import dev.assay.decisionlog.DestroyedKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The list of destroyed keys in a file beside the database, so that a database restored from an
 * earlier backup can be told of later erasures. A line holds a tenant's id, a key's id and a time;
 * lines are only ever added.
 */
public final class DestroyedKeys {
  private static final Set<StandardOpenOption> CHANGE =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);

  private final Path file;

  public DestroyedKeys(Path file) {
    this.file = file;
  }

  /**
   * All keys, in the order of their destruction; none where there is no file yet.
   *
   * @throws IllegalStateException if the file is no such list
   */
  public synchronized List<DestroyedKey> read() {
    try {
      List<DestroyedKey> keys = new ArrayList<>();
      if (Files.exists(file)) {
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        // A line that a crash cut off belongs to an erasure that nobody was told of.
        for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
          keys.add(key(line, keys.size() + 1));
        }
      }
      return keys;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the list of destroyed keys " + file, e);
    }
  }

  /** The same of a list that must be there. */
  public List<DestroyedKey> readExisting() {
    if (!Files.exists(file)) {
      throw new IllegalStateException("there is no list of destroyed keys at " + file);
    }
    return read();
  }

  private DestroyedKey key(String line, int number) {
    String[] parts = line.split(" ", -1);
    try {
      if (parts.length == 3) {
        return new DestroyedKey(
            UUID.fromString(parts[0]), UUID.fromString(parts[1]), Instant.parse(parts[2]));
      }
    } catch (IllegalArgumentException | DateTimeException notAKey) {
      // refused below
    }
    throw new IllegalStateException("line %d of %s names no destroyed key".formatted(number, file));
  }

  /** Adds those that are not there yet. */
  public synchronized void addMissing(Collection<DestroyedKey> keys) {
    add(without(keys, read()));
  }

  /** Those keys that are not among others. */
  static List<DestroyedKey> without(
      Collection<DestroyedKey> keys, Collection<DestroyedKey> others) {
    Set<UUID> ids = others.stream().map(DestroyedKey::keyId).collect(Collectors.toSet());
    return keys.stream().filter(key -> !ids.contains(key.keyId())).toList();
  }

  /** Adds keys; they are on disk when this returns. */
  public synchronized void add(Collection<DestroyedKey> keys) {
    if (keys.isEmpty()) {
      return;
    }
    StringBuilder lines = new StringBuilder();
    for (DestroyedKey key : keys) {
      lines.append(key.tenantId()).append(' ').append(key.keyId()).append(' ');
      lines.append(key.destroyedOn()).append('\n');
    }
    try (FileChannel channel = FileChannel.open(file, CHANGE)) {
      channel.position(endOfLines(channel));
      ByteBuffer bytes = StandardCharsets.US_ASCII.encode(lines.toString());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot add to the list of destroyed keys " + file, e);
    }
  }

  /** Behind the last whole line; what a crash cut off is written over. */
  private static long endOfLines(FileChannel channel) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    long end = channel.size();
    while (end > 0 && channel.read(one.clear(), end - 1) == 1 && one.get(0) != '\n') {
      end--;
    }
    return end;
  }
}
