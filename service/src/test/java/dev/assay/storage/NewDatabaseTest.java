package dev.assay.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.decisionlog.DestroyedKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What one database held is in another, to the byte, or not at all. */
final class NewDatabaseTest {
  private static final int RECORDED = 90;

  private final Path from;
  private final Path to;
  private final Path file;

  NewDatabaseTest(@TempDir Path folder) {
    from = folder.resolve("from" + folder.getFileName());
    to = folder.resolve("to" + folder.getFileName());
    file = folder.resolve("backup");
  }

  @BeforeEach
  void makeFolders() throws IOException {
    Files.createDirectories(from);
    Files.createDirectories(to);
  }

  /** Null stands for the embedded database. */
  static Stream<Arguments> ways() {
    List<@Nullable Postgresql> kinds = Arrays.asList(null, Postgresql.V15, Postgresql.V18);
    return kinds.stream().flatMap(of -> kinds.stream().map(in -> Arguments.of(of, in)));
  }

  private static @Nullable String url(@Nullable Postgresql server, Path folder) {
    return server == null ? null : server.url(folder);
  }

  private Database source(@Nullable Postgresql server) {
    return Database.open(new DataFolder(from), url(server, from));
  }

  /** Everything in a database, in an order that does not depend on where its rows lie. */
  private static List<String> rows(Database database) {
    try {
      Path dump = Files.createTempDirectory("dump").resolve("rows");
      new Backup(dump).write(database);
      try (InputStream in = new GZIPInputStream(Files.newInputStream(dump))) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().sorted().toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void fill_fromEitherIntoEither_sameRowsAndAnIntactLog(
      @Nullable Postgresql of, @Nullable Postgresql in) throws IOException {
    List<String> rows;
    DataFolder folder = new DataFolder(to);
    try (Database source = source(of)) {
      SignedLogs logs = new SignedLogs(from, source);
      logs.append(RECORDED);
      DestroyedKey key = new DestroyedKey(logs.tenant, UUID.randomUUID(), Instant.EPOCH);
      new SqlDecisionStore(source).erase(List.of(key));
      new Backup(file).write(source);
      rows = rows(source);
    }
    Files.copy(from.resolve("master.key"), to.resolve("master.key"));

    try (NewDatabase made = NewDatabase.open(folder, url(in, to))) {
      made.fill(new Backup(file));
      made.finish();
    }

    try (Database restored = Database.open(folder, url(in, to))) {
      assertThat(rows).hasSizeGreaterThan(RECORDED).isEqualTo(rows(restored));
      SignedLogs logs = new SignedLogs(to, restored);
      assertThat(logs.verification().run(9).intact()).isTrue();
      assertThat(logs.verification().run(9).decisions()).isEqualTo(RECORDED);
      logs.append(1);
    }
  }

  @Test
  void write_whileOthersAppendAndErase_isOneMomentsStateAndNamesWhoWasErasedMeanwhile() {
    try (Database source = source(null)) {
      SignedLogs logs = new SignedLogs(from, source);
      logs.append(RECORDED);
      AtomicBoolean begun = new AtomicBoolean();
      UUID key = UUID.randomUUID();
      RowSink sink =
          new RowSink() {
            private boolean named;
            private int most;

            @Override
            public void begin(Table table) {
              if (!begun.getAndSet(true)) {
                logs.append(10);
                new SqlDecisionStore(source)
                    .erase(List.of(new DestroyedKey(logs.tenant, key, Instant.EPOCH)));
              }
              named = table.name().equals("destroyed_keys");
              most =
                  switch (table.name()) {
                    case "destroyed_keys" -> 1;
                    case "further_lookups" -> 2 * RECORDED; // an address and a number each
                    default -> RECORDED;
                  };
              count = 0;
            }

            private int count;

            @Override
            public void row(@Nullable Object[] values) {
              assertThat(++count).isLessThanOrEqualTo(most);
              assertThat(!named || Arrays.asList(values).contains(key)).isTrue();
            }
          };

      new Contents(source).copyTo(sink);
    }
  }

  @Test
  void fill_notEmpty_refusedAndUntouched() {
    Postgresql server = Postgresql.V15;
    try (Database source = source(null);
        Database other = Database.postgresql(server.url(to))) {
      new SignedLogs(from, source).append(3);
      new SignedLogs(to, other).append(2);
      List<String> before = rows(other);

      try (NewDatabase made = NewDatabase.open(new DataFolder(to), server.url(to))) {
        assertThatThrownBy(() -> made.fill(source))
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("not empty");
      }

      assertThat(rows(other)).isEqualTo(before);
    }
  }

  @Test
  void close_notFinished_isEmptyOrGone() throws IOException {
    Postgresql server = Postgresql.V18;
    DataFolder folder = new DataFolder(to);
    try (Database source = source(null)) {
      new SignedLogs(from, source).append(3);
      for (@Nullable String url : Arrays.asList(null, server.url(to), server.url(to))) {
        try (NewDatabase made = NewDatabase.open(folder, url)) {
          made.fill(source);
        }
      }
    }

    assertThat(to).isEmptyDirectory();
  }

  @Test
  void fill_damagedFile_refusedAndNothingMade() throws IOException {
    try (Database source = source(null)) {
      new SignedLogs(from, source).append(20);
      new Backup(file).write(source);
    }
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(20261122);
    DataFolder folder = new DataFolder(to);

    for (int i = 0; i < 12; i++) {
      byte[] damaged =
          Arrays.copyOf(whole, i % 2 == 0 ? random.nextInt(whole.length) : whole.length);
      if (i % 2 == 1) {
        // behind the header of gzip, some of whose bytes mean nothing
        damaged[10 + random.nextInt(whole.length - 10)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(file, damaged);

      try (NewDatabase made = NewDatabase.open(folder, null)) {
        assertThatThrownBy(() -> made.fill(new Backup(file))).isInstanceOf(RuntimeException.class);
      }
      assertThat(to).isEmptyDirectory();
    }
  }

  @Test
  void fill_ofALaterSchema_refused() throws IOException {
    try (BackupWriter writer = new BackupWriter(Files.newOutputStream(file), "9999")) {
      writer.end();
    }

    try (NewDatabase made = NewDatabase.open(new DataFolder(to), null)) {
      assertThatThrownBy(() -> made.fill(new Backup(file)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("9999");
    }
  }
}
