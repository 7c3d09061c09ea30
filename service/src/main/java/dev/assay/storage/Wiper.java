package dev.assay.storage;

import dev.assay.canonical.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * Overwrites destroyed keys in H2's file. H2 never changes a page: it writes a new one and leaves
 * the old one, with the key, where it is until the space is needed. Pages have no checksum over
 * what they hold, so what is dead in them may be overwritten.
 */
final class Wiper implements AutoCloseable {
  private static final int BUFFER = 1 << 20;

  /** Stays open: the system drops H2's lock on the file when a process closes it anywhere. */
  private @Nullable FileChannel channel;

  /**
   * Blocks; the database goes on meanwhile.
   *
   * @param secrets which no row holds any more
   */
  synchronized void wipe(Connection connection, Set<Bytes> secrets)
      throws SQLException, IOException {
    MVStore store = EmbeddedStore.of(connection);
    FileStore<?> file = store.getFileStore();
    if (channel == null) {
      channel =
          FileChannel.open(
              Path.of(file.getFileName()), StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
    // As for H2's own online backup: until the end of the walk pages are added, but none is moved
    // or written over. Those added hold what is in the rows now, thus no secret.
    file.setReuseSpace(false);
    try {
      store.executeFilestoreOperation(() -> {}); // what was being written is written
      overwrite(channel, new Secrets(secrets));
    } finally {
      file.setReuseSpace(true);
    }
  }

  private static void overwrite(FileChannel file, Secrets secrets) throws IOException {
    byte[] read = new byte[BUFFER + secrets.longest()];
    long size = file.size();
    for (long at = 0; at < size; at += BUFFER) {
      int length = read(file, at, read);
      int found = secrets.next(read, 0, length);
      while (found >= 0) {
        int end = found + secrets.lengthAt(read, found, length);
        write(file, at + found, new byte[end - found]);
        found = secrets.next(read, end, length);
      }
    }
    file.force(false);
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
