package dev.assay.cluster;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL that can be stopped and started again, with what was in it. */
final class Database implements AutoCloseable {
  private static final Path BINARIES = Path.of("target", "postgresql", "15.jar");

  private final Path folder;
  private final boolean open;
  private final int port;
  private @Nullable EmbeddedPostgres server;

  /**
   * Starts it.
   *
   * @param open whether it can be reached at every address of this machine
   */
  Database(Path folder, boolean open) throws IOException {
    this.folder = folder;
    this.open = open;
    this.port = freePort();
    start();
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  void start() throws IOException {
    server =
        EmbeddedPostgres.builder()
            .setPgBinaryResolver((system, processor) -> archive())
            .setServerConfig("fsync", "on")
            .setServerConfig("max_connections", "100")
            .setServerConfig("listen_addresses", open ? "*" : "localhost")
            .setDataDirectory(folder)
            .setCleanDataDirectory(false)
            .setPort(port)
            .start();
    if (open) {
      letIn(server);
    }
  }

  private void letIn(EmbeddedPostgres started) throws IOException {
    Files.writeString(
        folder.resolve("pg_hba.conf"), "host all all 0.0.0.0/0 trust\n", StandardOpenOption.APPEND);
    try (Connection connection = started.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("select pg_reload_conf()");
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  void stop() throws IOException {
    if (server != null) {
      server.close();
      server = null;
    }
  }

  String url(String host) {
    return "jdbc:postgresql://" + host + ":" + port + "/postgres?user=postgres&password=postgres";
  }

  private static InputStream archive() throws IOException {
    try (JarFile jar = new JarFile(BINARIES.toFile())) {
      JarEntry archive =
          jar.stream().filter(entry -> entry.getName().endsWith(".txz")).findFirst().orElseThrow();
      return new ByteArrayInputStream(jar.getInputStream(archive).readAllBytes());
    }
  }

  @Override
  public void close() throws IOException {
    stop();
  }
}
