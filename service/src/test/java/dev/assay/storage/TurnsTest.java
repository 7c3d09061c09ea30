package dev.assay.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes by many threads, of which a crash leaves each whole or nothing. */
final class TurnsTest {
  private static final int THREADS = 4;
  private static final int GROUPS = 10;
  private static final int ROWS = 20;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"H2, true", "POSTGRESQL_18, false"})
  void change_anotherIsNotCommitted_waitsInTheEmbeddedDatabase(TestDatabase kind, boolean waits)
      throws InterruptedException {
    try (Database database = kind.open(folder)) {
      CountDownLatch begun = new CountDownLatch(1);
      CountDownLatch ended = new CountDownLatch(1);
      CompletableFuture<Integer> first =
          CompletableFuture.supplyAsync(
              () ->
                  database.change(
                      handle -> {
                        begun.countDown();
                        await(ended);
                        return 1;
                      }));
      await(begun);

      CountDownLatch second = new CountDownLatch(1);
      CompletableFuture<Void> other =
          CompletableFuture.runAsync(
              () ->
                  database.note(
                      handle -> {
                        second.countDown();
                        return 2;
                      }));

      assertThat(second.await(waits ? 300 : 30_000, TimeUnit.MILLISECONDS)).isEqualTo(!waits);
      ended.countDown();
      CompletableFuture.allOf(first, other).join();
      assertThat(second.getCount()).isZero();
    }
  }

  @Test
  void change_ofChange_goesOn() {
    try (Database database = TestDatabase.H2.open(folder)) {
      int answer = database.change(outer -> database.<Integer>change(inner -> 7));

      assertThat(answer).isEqualTo(7);
    }
  }

  /** A copy of the file has what a kill at that moment would have left. */
  @Tag("soak")
  @Test
  void change_manyAtOnce_eachMomentsFileHasAllOfEachOrNothing() throws IOException {
    AtomicBoolean over = new AtomicBoolean();
    try (Database database = Database.bare(folder.resolve("living"))) {
      database.change(TurnsTest::fill);
      List<CompletableFuture<Void>> threads =
          IntStream.range(0, THREADS)
              .mapToObj(number -> CompletableFuture.runAsync(() -> run(database, number, over)))
              .toList();
      try {
        for (int image = 0; image < 150; image++) {
          Files.copy(
              folder.resolve("living.mv.db"),
              folder.resolve("image.mv.db"),
              StandardCopyOption.REPLACE_EXISTING);
          try (Database left = Database.bare(folder.resolve("image"))) {
            left.jdbi().useHandle(TurnsTest::requireWhole);
          }
        }
      } finally {
        over.set(true);
        threads.forEach(CompletableFuture::join);
      }
    }
  }

  private static int fill(Handle handle) {
    handle.execute("create table things (id int primary key, grp int, at bigint, more varchar)");
    handle.execute("create index things_at on things (at)");
    for (int id = 0; id < THREADS * GROUPS * ROWS; id++) {
      handle.execute("insert into things values (?, ?, 0, '')", id, id / ROWS);
    }
    return 1;
  }

  /** Gives all rows of one group after the other a new value. */
  private static void run(Database database, int thread, AtomicBoolean over) {
    for (long at = 1; !over.get(); at++) {
      long value = at;
      int group = thread * GROUPS + (int) (at % GROUPS);
      database.change(
          handle -> {
            for (int row = 0; row < ROWS; row++) {
              handle.execute(
                  "update things set at = ?, more = ? where id = ?",
                  value,
                  "x".repeat(100),
                  group * ROWS + row);
            }
            return group;
          });
    }
  }

  private static void requireWhole(Handle handle) {
    assertThat(longs(handle, "select grp from things group by grp having min(at) <> max(at)"))
        .isEmpty();
    assertThat(
            longs(handle, "select at from things use index (things_at) where at >= 0 order by 1"))
        .isEqualTo(longs(handle, "select at from things use index () order by 1"));
  }

  private static List<Long> longs(Handle handle, String sql) {
    return handle.select(sql).mapTo(Long.class).list();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
