package dev.assay.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.overview.Flagged;
import dev.assay.overview.Judged;
import dev.assay.overview.Overview;
import dev.assay.overview.Overviews;
import dev.assay.overview.Pace;
import dev.assay.overview.PackOverview;
import dev.assay.overview.PackOverview.BandCount;
import dev.assay.overview.Scored;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the counts of decisions promise, and what is made of them. */
@ParameterizedClass
@EnumSource
final class CountStoreTest {
  private static final Instant NINE = Instant.parse("2026-11-22T09:00:00Z");
  private static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant ELEVEN = Instant.parse("2026-11-22T11:00:00Z");
  private static final UUID TENANT = new UUID(1, 1);
  private static final UUID NODE = new UUID(2, 1);
  private static final String UNKNOWN =
      "{\"action\":\"review\",\"factors\":[],\"waterfall\":[{\"points\":0,\"row\":\"base\"}]}";

  @TempDir Path folder;
  private final TestDatabase kind;
  private Database database;
  private SqlCountStore store;
  private final List<Row> rows = new ArrayList<>();

  /** A decision as its row tells it. */
  private record Row(
      UUID tenantId, Instant at, int score, String band, String record, List<String> flags) {}

  CountStoreTest(TestDatabase kind) {
    this.kind = kind;
  }

  @BeforeEach
  void openStore() {
    database = kind.open(folder);
    store = new SqlCountStore(database, new Uncounted());
  }

  @AfterEach
  void closeStore() {
    database.close();
  }

  @Test
  void decisions_areCountedOnce_byHourAndJudgement() {
    decide(TENANT, NINE, 42, "medium", "review", "spam_keywords", "business_email");
    decide(TENANT, NINE.plusMillis(3_599_999), 49, "medium", "review", "spam_keywords");
    decide(TENANT, TEN, 100, "strong", "prioritize");
    rows.add(new Row(TENANT, TEN, 50, "medium", UNKNOWN, List.of()));
    decide(new UUID(1, 2), NINE, 0, "low", "discard", "spam_keywords");
    write(NODE);

    assertThat(store.countOn(2)).isEqualTo(2);
    assertThat(store.countOn(9)).isEqualTo(3);
    assertThat(store.countOn(9)).isZero();
    assertThat(store.judged(TENANT, NINE, ELEVEN))
        .containsExactlyInAnyOrder(
            new Judged(NINE, "lead-quality", "medium", "review", 40, 2, 91),
            new Judged(TEN, "lead-quality", "strong", "prioritize", 90, 1, 100),
            new Judged(TEN, "lead-quality", "", "", -1, 1, 50));
    assertThat(store.judged(TENANT, TEN, ELEVEN)).hasSize(2);
    assertThat(store.judged(TENANT, ELEVEN, ELEVEN.plusSeconds(3_600))).isEmpty();
    assertThat(store.scored(TENANT, NINE, ELEVEN))
        .containsExactlyInAnyOrder(
            new Scored("lead-quality", 40, 2, 91), new Scored("lead-quality", 90, 1, 100));
    assertThat(store.flagged(TENANT, NINE, ELEVEN))
        .containsExactlyInAnyOrder(
            new Flagged("lead-quality", "spam_keywords", 2),
            new Flagged("lead-quality", "business_email", 1));
  }

  @Test
  void logs_countedByTwoAtOnce_areCountedOnce() throws InterruptedException, ExecutionException {
    for (int i = 0; i < 300; i++) {
      decide(TENANT, NINE.plusSeconds(i), i % 101, "band-" + i % 7, "review", "flag-" + i % 11);
    }
    write(NODE);
    write(new UUID(2, 2));
    ExecutorService both = Executors.newFixedThreadPool(2);
    try {
      Callable<Integer> all =
          () -> {
            int sum = 0;
            for (int some = store.countOn(50); some > 0; some = store.countOn(50)) {
              sum += some;
            }
            return sum;
          };
      int counted = 0;
      for (Future<Integer> each : both.invokeAll(List.of(all, all))) {
        counted += each.get();
      }
      assertThat(counted).isEqualTo(600);
    } finally {
      both.shutdown();
    }
    assertThat(store.judged(TENANT, NINE, TEN).stream().mapToLong(Judged::decisions).sum())
        .isEqualTo(600);
    assertThat(store.flagged(TENANT, NINE, TEN).stream().mapToLong(Flagged::decisions).sum())
        .isEqualTo(600);
  }

  @Test
  void pace_isOfTheLatest_countedOrNot() {
    assertThat(store.latest(TENANT)).isEmpty();
    assertThat(store.pace(TENANT, NINE, 9)).isEqualTo(new Pace(0, null));
    for (int i = 0; i < 5; i++) {
      decide(TENANT, NINE.plusSeconds(i), 50, "medium", "review");
    }
    write(NODE);

    assertThat(store.latest(TENANT)).contains(NINE.plusSeconds(4));
    assertThat(store.pace(TENANT, NINE.plusSeconds(1), 9))
        .isEqualTo(new Pace(4, NINE.plusSeconds(1)));
    assertThat(store.pace(TENANT, NINE, 2)).isEqualTo(new Pace(2, NINE.plusSeconds(3)));
    assertThat(store.latest(new UUID(1, 2))).isEmpty();
  }

  @Test
  void overview_showsAllOfTheTime_andHowScoresMoved() {
    for (int i = 0; i < 100; i++) { // a month of low scores, then higher ones
      decide(TENANT, NINE.minus(Duration.ofDays(i % 28 + 1)), 20, "low", "discard");
      decide(
          TENANT,
          i < 50 ? NINE : ELEVEN,
          i % 4 == 0 ? 45 : 75,
          i % 4 == 0 ? "medium" : "high",
          i % 4 == 0 ? "review" : "prioritize",
          "business_email");
    }
    decide(TENANT, NINE.minus(Duration.ofDays(40)), 99, "high", "prioritize");
    write(NODE);
    store.countOn(1_000);
    Overviews overviews =
        new Overviews(store, Clock.fixed(ELEVEN.plusSeconds(300), ZoneOffset.UTC));

    Overview overview = overviews.of(TENANT, NINE.plusSeconds(1), ELEVEN.plusSeconds(1));

    assertThat(overview.from()).isEqualTo(NINE);
    assertThat(overview.to()).isEqualTo(ELEVEN.plusSeconds(3_600));
    assertThat(overview.latest()).isEqualTo(ELEVEN);
    assertThat(overview.minutely()).isEqualTo(5.0);
    PackOverview pack = overview.packs().get(0);
    assertThat(pack.decisions()).isEqualTo(100);
    assertThat(pack.review()).isEqualTo(25);
    assertThat(pack.bands())
        .containsExactly(new BandCount("high", 75), new BandCount("medium", 25));
    assertThat(pack.steps()).extracting(PackOverview.Step::decisions).containsExactly(50L, 0L, 50L);
    assertThat(pack.flags()).containsExactly(new Flagged("lead-quality", "business_email", 100));
    assertThat(pack.drift().now()).containsExactly(0L, 0L, 0L, 0L, 25L, 0L, 0L, 75L, 0L, 0L);
    assertThat(pack.drift().before()).containsExactly(0L, 0L, 100L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
    assertThat(pack.drift().mean()).isEqualTo(67.5);
    assertThat(pack.drift().meanBefore()).isEqualTo(20.0);
    // (0 - 1) ln(0.0001 / 1) + 0.25 ln(0.25 / 0.0001) + 0.75 ln(0.75 / 0.0001), each with 0.0001
    // for 0
    assertThat(pack.drift().index()).isEqualTo(17.856);
    assertThat(overviews.of(TENANT, NINE.minus(Duration.ofDays(20)), ELEVEN).step())
        .isEqualTo(Duration.ofDays(1));
    assertThat(overviews.of(new UUID(1, 2), NINE, ELEVEN).packs()).isEmpty();
  }

  private void decide(
      UUID tenantId, Instant at, int score, String band, String action, String... flags) {
    String record = "{\"action\":\"%s\",\"factors\":[{}]}".formatted(action);
    rows.add(new Row(tenantId, at, score, band, record, List.of(flags)));
  }

  /** Into the log of a node. */
  private void write(UUID nodeId) {
    database.change(
        handle -> {
          handle.execute(
              "insert into nodes (node_id, writer, claimed_on) values (?, ?, ?)",
              nodeId,
              nodeId,
              Times.toSql(NINE));
          PreparedBatch batch =
              handle.prepareBatch(
                  """
                  insert into decisions
                    (tenant_id, decision_id, node_id, leaf_index, leaf_hash, record, as_of, pack,
                     pack_version, score, band, flags)
                  values (?, ?, ?, ?, ?, ?, ?, 'lead-quality', '1.0.0', ?, ?, ?)
                  """);
          for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            batch
                .bind(0, row.tenantId)
                .bind(1, new UUID(nodeId.getLeastSignificantBits(), i))
                .bind(2, nodeId)
                .bind(3, (long) i)
                .bind(4, new byte[32])
                .bind(5, row.record)
                .bind(6, Times.toSql(row.at))
                .bind(7, row.score)
                .bind(8, row.band)
                .bindArray(9, String.class, row.flags.toArray())
                .add();
          }
          return batch.execute();
        });
  }
}
