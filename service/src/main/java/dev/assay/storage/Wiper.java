package dev.assay.storage;

import dev.assay.canonical.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * Overwrites destroyed keys in H2's file. H2 never changes a page: it writes a new one and leaves
 * the old one, with the key, where it is until the space is needed. Pages have no checksum over
 * what they hold, so what is dead in them may be overwritten.
 */
final class Wiper implements AutoCloseable {
  private static final int BUFFER = 1 << 20;

  /** By so many bytes a secret is recognized before it is compared. */
  private static final int START = Long.BYTES;

  /** Stays open: the system drops H2's lock on the file when a process closes it anywhere. */
  private @Nullable FileChannel channel;

  /** Blocks; nothing else is written to the file meanwhile. */
  synchronized void wipe(Connection connection, Set<Bytes> secrets)
      throws SQLException, IOException {
    SessionLocal session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
    MVStore store = session.getDatabase().getStore().getMvStore();
    if (channel == null) {
      Path file = Path.of(store.getFileStore().getFileName());
      channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
    FileChannel open = channel;
    List<IOException> failed = new ArrayList<>();
    store.executeFilestoreOperation(
        () -> {
          try {
            overwrite(open, secrets);
          } catch (IOException e) {
            failed.add(e); // thrown here it would close the store
          }
        });
    for (IOException failure : failed) {
      throw failure;
    }
  }

  private static void overwrite(FileChannel file, Set<Bytes> secrets) throws IOException {
    Map<Long, List<byte[]>> byStart = new HashMap<>();
    BitSet firstBytes = new BitSet();
    int longest = 0;
    for (Bytes secret : secrets) {
      byte[] bytes = secret.toArray();
      byStart.computeIfAbsent(ByteBuffer.wrap(bytes).getLong(), k -> new ArrayList<>()).add(bytes);
      firstBytes.set(bytes[0] & 0xFF);
      longest = Math.max(longest, bytes.length);
    }
    byte[] read = new byte[BUFFER + longest];
    for (long at = 0; at < file.size(); at += BUFFER) {
      int length = read(file, at, read);
      for (int i = 0; i < Math.min(BUFFER, length - START); i++) {
        if (firstBytes.get(read[i] & 0xFF)) {
          long start = ByteBuffer.wrap(read, i, START).getLong();
          for (byte[] secret : byStart.getOrDefault(start, List.of())) {
            if (isAt(secret, read, i, length)) {
              write(file, at + i, new byte[secret.length]);
            }
          }
        }
      }
    }
    file.force(false);
  }

  private static boolean isAt(byte[] secret, byte[] read, int from, int length) {
    int to = from + secret.length;
    return to <= length && Arrays.equals(read, from, to, secret, 0, secret.length);
  }

  private static int read(FileChannel file, long at, byte[] into) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(into);
    while (buffer.hasRemaining() && file.read(buffer, at + buffer.position()) >= 0) {
      // the file ends, or the buffer is full
    }
    return buffer.position();
  }

  private static void write(FileChannel file, long at, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      file.write(buffer, at + buffer.position());
    }
  }

  @Override
  public synchronized void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }
}
