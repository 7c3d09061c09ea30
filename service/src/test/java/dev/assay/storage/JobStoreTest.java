package dev.assay.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.audit.TestTrail;
import dev.assay.batch.BatchLine;
import dev.assay.batch.BatchLine.State;
import dev.assay.bulk.Walk;
import dev.assay.canonical.Bytes;
import dev.assay.decisionlog.DestroyedKey;
import dev.assay.decisionlog.Search.Place;
import dev.assay.jobs.Job;
import dev.assay.jobs.JobState;
import dev.assay.keys.Lookup;
import dev.assay.keys.WrappedKey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the stores of jobs and of their records promise. */
@ParameterizedClass
@EnumSource
final class JobStoreTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final TestDatabase kind;
  private final UUID tenant = UUID.randomUUID();
  @TempDir private Path folder;
  private Database database;
  private SqlJobStore jobs;
  private SqlBatchStore lines;

  JobStoreTest(TestDatabase kind) {
    this.kind = kind;
  }

  @BeforeEach
  void start() {
    database = kind.open(folder);
    jobs = new SqlJobStore(database);
    lines = new SqlBatchStore(database);
  }

  @AfterEach
  void stop() {
    database.close();
  }

  private Job job() {
    Job job = Job.receiving(UUID.randomUUID(), tenant, "batch", "{}", NOON);
    assertThat(jobs.add(job)).isEmpty();
    jobs.received(job.id(), 2, "hash");
    return job;
  }

  private static BatchLine waiting(int line) {
    return new BatchLine(
        line,
        UUID.randomUUID(),
        State.WAITING,
        null,
        "e" + line,
        null,
        Set.of(),
        new WrappedKey(1, Bytes.of(new byte[60])),
        Bytes.of((byte) line));
  }

  private static BatchLine settled(BatchLine line, State state) {
    return new BatchLine(
        line.line(), line.decisionId(), state, null, null, null, Set.of(), null, null);
  }

  @Test
  void add_again_theFirstUnlessItWasNeverReceived() {
    Job job = Job.receiving(UUID.randomUUID(), tenant, "batch", "{}", NOON);

    assertThat(jobs.add(job)).isEmpty();
    assertThat(jobs.add(job)).isEmpty();
    jobs.received(job.id(), 2, "hash");

    assertThat(jobs.add(job)).map(Job::requestHash).contains("hash");
    assertThat(jobs.find(UUID.randomUUID(), job.id())).isEmpty();
  }

  @Test
  void lease_manyAtOnce_eachJobGoesToOne() {
    List<UUID> all = IntStream.range(0, 12).mapToObj(i -> job().id()).toList();

    List<UUID> leased =
        IntStream.range(0, 24)
            .parallel()
            .mapToObj(i -> jobs.lease(NOON, NOON.plusSeconds(30)))
            .flatMap(Optional::stream)
            .map(Job::id)
            .toList();

    assertThat(leased).doesNotHaveDuplicates().isSubsetOf(all);
    while (jobs.lease(NOON, NOON.plusSeconds(30)).isPresent()) {
      // what others held while they looked
    }
    assertThat(jobs.lease(NOON.plusSeconds(29), NOON.plusSeconds(60))).isEmpty();
    assertThat(jobs.lease(NOON.plusSeconds(30), NOON.plusSeconds(60)))
        .map(Job::state)
        .contains(JobState.RUNNING);
  }

  @Test
  void lease_clockSetBackSince_countsForNothing() {
    UUID id = job().id();
    jobs.lease(NOON, NOON.plusSeconds(10));
    Instant dayBefore = NOON.minusSeconds(86_400);

    assertThat(jobs.lease(dayBefore, dayBefore.plusSeconds(10))).map(Job::id).contains(id);
  }

  @Test
  void abandon_receiving_nothingOfItRests() {
    Job broken = Job.receiving(UUID.randomUUID(), tenant, "batch", "{}", NOON);
    jobs.add(broken);
    lines.add(broken.id(), tenant, List.of(waiting(1)));

    jobs.abandon(broken);

    assertThat(jobs.find(tenant, broken.id())).isEmpty();
    assertThat(lines.waiting(broken.id(), 10)).isEmpty();
  }

  @Test
  void abandon_begunAnewOrReceived_stays() {
    Job broken = Job.receiving(UUID.randomUUID(), tenant, "batch", "{}", NOON);
    jobs.add(broken);
    jobs.add(Job.receiving(broken.id(), tenant, "batch", "{}", NOON.plusSeconds(1)));
    Job received = job();

    jobs.abandon(broken);
    jobs.abandon(received);

    assertThat(jobs.find(tenant, broken.id())).isPresent();
    assertThat(jobs.find(tenant, received.id())).isPresent();
  }

  @Test
  void lease_released_theOneServedLongestAgoIsNext() {
    job();
    job();
    UUID first = jobs.lease(NOON.plusSeconds(1), NOON.plusSeconds(31)).orElseThrow().id();
    jobs.release(first);

    UUID second = jobs.lease(NOON.plusSeconds(2), NOON.plusSeconds(32)).orElseThrow().id();

    assertThat(second).isNotEqualTo(first);
    assertThat(jobs.lease(NOON.plusSeconds(3), NOON.plusSeconds(33))).map(Job::id).contains(first);
  }

  @Test
  void settle_twice_countsOnce() {
    Job job = job();
    BatchLine a = waiting(1);
    BatchLine b = waiting(2);
    lines.add(job.id(), tenant, List.of(a, b));

    for (int i = 0; i < 2; i++) {
      lines.settle(job.id(), List.of(settled(a, State.DECIDED), settled(b, State.FAILED)));
    }

    Job counted = jobs.find(tenant, job.id()).orElseThrow();
    assertThat(counted.done()).isEqualTo(1);
    assertThat(counted.failed()).isEqualTo(1);
    assertThat(lines.waiting(job.id(), 10)).isEmpty();
    assertThat(lines.results(job.id(), 1, 10)).extracting(BatchLine::line).containsExactly(2L);
  }

  @Test
  void add_lineWithASecondAddress_isErasedByItWhileItWaits() {
    Job job = job();
    BatchLine line = waiting(1);
    String hash = "second of " + line.decisionId();
    BatchLine twice =
        new BatchLine(
            line.line(),
            line.decisionId(),
            line.state(),
            line.lead(),
            line.emailLookup(),
            line.phoneLookup(),
            Set.of(hash),
            line.ownKey(),
            line.payload());
    lines.add(job.id(), tenant, List.of(twice, waiting(2)));

    new SqlDecisionStore(database)
        .erase(tenant, Lookup.EMAIL, List.of(hash), NOON, erased -> TestTrail.entry());

    assertThat(lines.waiting(job.id(), 10))
        .extracting(each -> each.payload() == null)
        .containsExactly(true, false);
  }

  @Test
  void settle_erasedMeanwhile_isToldAndStaysOpen() {
    Job job = job();
    BatchLine line = waiting(1);
    lines.add(job.id(), tenant, List.of(line));
    assertThat(lines.waiting(job.id(), 10)).containsExactly(line);
    new SqlDecisionStore(database)
        .erase(List.of(new DestroyedKey(tenant, line.decisionId(), NOON)));

    assertThat(lines.settle(job.id(), List.of(settled(line, State.DECIDED))))
        .containsExactly(line.decisionId());
    BatchLine erased = lines.waiting(job.id(), 10).get(0);
    assertThat(erased.payload()).isNull();
    assertThat(erased.ownKey()).isNull();
    assertThat(erased.emailLookup()).isNull();
    assertThat(lines.settle(job.id(), List.of(settled(line, State.FAILED)))).isEmpty();
    assertThat(jobs.find(tenant, job.id()).orElseThrow().failed()).isEqualTo(1);
  }

  @Test
  void cancelEndDelete_inTheirOrder() {
    Job job = job();

    assertThat(jobs.delete(tenant, job.id())).isFalse();
    assertThat(jobs.cancel(UUID.randomUUID(), job.id())).isFalse();
    assertThat(jobs.cancel(tenant, job.id())).isTrue();
    jobs.end(job.id(), "sha256:00", NOON);

    assertThat(jobs.find(tenant, job.id()).orElseThrow().state()).isEqualTo(JobState.CANCELLED);
    assertThat(jobs.cancel(tenant, job.id())).isFalse();
    assertThat(jobs.delete(UUID.randomUUID(), job.id())).isFalse();
    assertThat(jobs.delete(tenant, job.id())).isTrue();
    assertThat(jobs.list(tenant, null, 10)).isEmpty();
  }

  @Test
  void pause_waitingOrRunning_isNobodysTurnUntilResumed() {
    UUID id = job().id();

    assertThat(jobs.resume(tenant, id)).isFalse();
    assertThat(jobs.pause(UUID.randomUUID(), id)).isFalse();
    assertThat(jobs.pause(tenant, id)).isTrue();
    assertThat(jobs.lease(NOON, NOON.plusSeconds(10))).isEmpty();
    assertThat(jobs.resume(tenant, id)).isTrue();
    assertThat(jobs.lease(NOON, NOON.plusSeconds(10))).map(Job::id).contains(id);
    assertThat(jobs.pause(tenant, id)).isTrue();
    jobs.release(id);
    assertThat(jobs.lease(NOON.plusSeconds(11), NOON.plusSeconds(20))).isEmpty();
    assertThat(jobs.cancel(tenant, id)).isTrue();
    assertThat(jobs.lease(NOON.plusSeconds(11), NOON.plusSeconds(20)))
        .map(Job::state)
        .contains(JobState.CANCELLING);
  }

  @Test
  void walk_blockMadeTwice_isKeptOnce() {
    SqlWalkStore walks = new SqlWalkStore(database);
    Job job = job();
    walks.begin(job.id(), new TreeMap<>(Map.of("pack.yaml", "name: x")));
    SortedMap<String, Long> one = new TreeMap<>(Map.of("EXACT", 1L));
    Place place = new Place(NOON, UUID.randomUUID());
    Walk next = new Walk(job.id(), new TreeMap<>(), false, place, 1, one, 7, null);

    assertThat(walks.keep(next, Bytes.of("a\n".getBytes(UTF_8)))).isTrue();
    assertThat(walks.keep(next, Bytes.of("b\n".getBytes(UTF_8)))).isFalse();

    assertThat(walks.find(job.id())).contains(next);
    assertThat(walks.lines(job.id(), 0)).contains(Bytes.of("a\n".getBytes(UTF_8)));
    assertThat(walks.lines(job.id(), 1)).isEmpty();
    assertThat(walks.candidate(job.id()).orElseThrow()).containsOnlyKeys("pack.yaml");
    assertThat(jobs.find(tenant, job.id()).orElseThrow().done()).isEqualTo(1);
    walks.conclude(job.id(), "sha256:00", null);
    assertThat(walks.report(job.id())).isEmpty();
    Walk late = new Walk(job.id(), new TreeMap<>(), false, place, 2, one, 7, null);
    assertThat(walks.keep(late, Bytes.of())).as("it has ended").isFalse();
  }

  @Test
  void expire_oldJobs_goWithTheirRecords() {
    Job job = job();
    lines.add(job.id(), tenant, List.of(waiting(1)));

    jobs.expire(job.expiresOn().minusSeconds(1));
    assertThat(jobs.list(tenant, null, 10)).hasSize(1);
    jobs.expire(job.expiresOn());

    assertThat(jobs.list(tenant, null, 10)).isEmpty();
    assertThat(lines.waiting(job.id(), 10)).isEmpty();
  }
}
