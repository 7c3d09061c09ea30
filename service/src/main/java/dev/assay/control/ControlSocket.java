package dev.assay.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes tasks from processes of the same user through a socket in the data folder: whoever may
 * write there has the database anyway. One task is done after the other. A task is one line; the
 * answer is {@code +} or {@code -} and what to tell the operator.
 */
public final class ControlSocket implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ControlSocket.class);

  /** What the address of such a socket holds on every system. */
  private static final int LONGEST_PATH = 100;

  private final Path path;
  private final Upkeep upkeep;
  private final @Nullable ServerSocketChannel server;

  /** Listens at once; where the path is too long for a socket, never. */
  public ControlSocket(Path path, Upkeep upkeep) {
    this.path = path.toAbsolutePath();
    this.upkeep = upkeep;
    this.server = listen();
    if (server != null) {
      Thread thread = new Thread(() -> serve(server), "control");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private @Nullable ServerSocketChannel listen() {
    if (path.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
      log.warn(
          "The path of {} is too long: no back-up or rotation of keys while this node serves",
          path);
      return null;
    }
    try {
      Files.deleteIfExists(path); // left by a process that was killed; the database is locked now
      ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      channel.bind(UnixDomainSocketAddress.of(path));
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
      return channel;
    } catch (IOException | UnsupportedOperationException e) {
      log.warn("No back-up or rotation of keys while this node serves", e);
      return null;
    }
  }

  private void serve(ServerSocketChannel channel) {
    while (channel.isOpen()) {
      try (SocketChannel client = channel.accept()) {
        answer(client);
      } catch (ClosedChannelException closed) {
        return;
      } catch (IOException e) {
        log.warn("A task for this node broke off", e);
      }
    }
  }

  private void answer(SocketChannel client) throws IOException {
    String line = readLine(client);
    String answer;
    try {
      answer = "+" + upkeep.run(Task.parse(line));
    } catch (RuntimeException e) {
      log.error("A task for this node failed", e);
      answer = "-" + e.getMessage();
    }
    write(client, answer);
  }

  /**
   * Has the node that serves from a folder do a task, and waits for it.
   *
   * @return what the node answers; empty if no node serves there
   * @throws IllegalStateException with what went wrong
   */
  public static Optional<String> ask(Path path, Task task) throws IOException {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try (SocketChannel node =
        SocketChannel.open(UnixDomainSocketAddress.of(path.toAbsolutePath()))) {
      write(node, task.line());
      String answer = readLine(node);
      if (!answer.startsWith("+")) {
        throw new IllegalStateException(
            answer.isEmpty() ? "the node ended meanwhile" : answer.substring(1));
      }
      return Optional.of(answer.substring(1));
    } catch (SocketException nobodyListens) {
      return Optional.empty();
    }
  }

  private static String readLine(SocketChannel channel) throws IOException {
    String line =
        new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8)).readLine();
    return line == null ? "" : line;
  }

  private static void write(SocketChannel channel, String line) throws IOException {
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(line.replace('\n', ' ') + "\n");
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  @Override
  public void close() throws IOException {
    if (server != null) {
      server.close();
      Files.deleteIfExists(path);
    }
  }
}
