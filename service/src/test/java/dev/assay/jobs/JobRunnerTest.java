package dev.assay.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.storage.DataFolder;
import dev.assay.storage.Database;
import dev.assay.storage.SqlJobStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JobRunnerTest {
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir private Path folder;

  @Test
  void begin_nodeMayNotDecideYet_leavesJobsToOthers() {
    try (Database database = Database.embedded(new DataFolder(folder))) {
      SqlJobStore store = new SqlJobStore(database);
      AtomicInteger asked = new AtomicInteger();
      AtomicBoolean may = new AtomicBoolean();
      UUID tenant = UUID.randomUUID();
      Job job = Job.receiving(UUID.randomUUID(), tenant, "sums", "{}", CLOCK.instant());
      store.add(job);
      store.received(job.id(), 1, "hash");
      Work work = begun -> store.end(begun.id(), "result", CLOCK.instant());

      try (JobRunner runner =
          new JobRunner(
              store,
              Map.of("sums", work),
              () -> {
                asked.incrementAndGet();
                return may.get();
              },
              CLOCK)) {
        runner.begin();
        runner.wake();
        await().until(() -> asked.get() >= 2);
        assertThat(state(store, job)).isEqualTo(JobState.WAITING);

        may.set(true);
        runner.wake();
        await().until(() -> state(store, job) == JobState.DONE);
      }
    }
  }

  private static JobState state(SqlJobStore store, Job job) {
    return store.find(job.tenantId(), job.id()).orElseThrow().state();
  }
}
