package dev.assay.storage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Real servers, as durable as in production; they start when first used and end with the JVM. */
public enum Postgresql {
  V15(15),
  V18(18);

  @SuppressWarnings("ImmutableEnumChecker") // its databases change, it does not
  private final EmbeddedPostgres server;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Path files;

  Postgresql(int version) {
    try {
      files = Files.createTempDirectory("postgresql-" + version + "-");
      server = builder(version).setDataDirectory(files).start();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start PostgreSQL " + version, e);
    }
  }

  /** The folders with all that this server writes, without other tests' databases. */
  public List<Path> files(Path... folders) {
    Set<String> own = new HashSet<>();
    for (Path folder : folders) {
      own.add(oid(folder));
    }
    try (Stream<Path> all = Files.list(files);
        Stream<Path> databases = Files.list(files.resolve("base"))) {
      return Stream.concat(
              all.filter(path -> Files.isDirectory(path) && !path.endsWith("base")),
              databases.filter(path -> own.contains(path.getFileName().toString())))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String oid(Path folder) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select oid from pg_database where datname = '" + name(folder) + "'")) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new StorageException(e);
    }
  }

  private static String name(Path folder) {
    return folder.getFileName().toString().replace('-', '_');
  }

  /** A server of that version, as durable as in production. */
  public static EmbeddedPostgres.Builder builder(int version) {
    Path binaries = Path.of("target", "postgresql", version + ".jar");
    return EmbeddedPostgres.builder()
        .setPgBinaryResolver((system, processor) -> archive(binaries))
        .setServerConfig("fsync", "on");
  }

  private static InputStream archive(Path binaries) throws IOException {
    try (JarFile jar = new JarFile(binaries.toFile())) {
      JarEntry archive =
          jar.stream().filter(entry -> entry.getName().endsWith(".txz")).findFirst().orElseThrow();
      return new ByteArrayInputStream(jar.getInputStream(archive).readAllBytes());
    }
  }

  Database open(Path folder) {
    return Database.postgresql(url(folder));
  }

  /** The database of a test, by its temporary folder; made empty at the first call. */
  public String url(Path folder) {
    String name = name(folder);
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      try (ResultSet known =
          statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
        if (!known.next()) {
          statement.execute("create database " + name);
        }
      }
    } catch (SQLException e) {
      throw new StorageException(e);
    }
    return server.getJdbcUrl("postgres", name);
  }
}
