package dev.assay.bulk;

import dev.assay.canonical.Bytes;
import dev.assay.decisionlog.Found;
import dev.assay.decisionlog.LogEntry;
import dev.assay.decisionlog.LogReader;
import dev.assay.decisionlog.Search;
import dev.assay.decisionlog.Search.Place;
import dev.assay.jobs.Job;
import dev.assay.jobs.JobState;
import dev.assay.jobs.JobStore;
import dev.assay.jobs.Work;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Walks over recorded decisions a block at a time, on all threads it is given. A block and the
 * place behind it are kept at once, so that a block that is made twice is kept once.
 */
public final class BulkWork implements Work {
  private static final int PAGE = 256;
  private static final int PAGES = 16;

  private final JobStore jobs;
  private final WalkStore store;
  private final LogReader log;
  private final Function<Job, Task> tasks;
  private final BulkResult result;
  private final Executor threads;
  private final Clock clock;

  /**
   * Does jobs of one kind.
   *
   * @param tasks what each of them asks
   * @param threads open and judge decisions; the caller's own thread only reads them
   */
  public BulkWork(
      JobStore jobs,
      WalkStore store,
      LogReader log,
      Function<Job, Task> tasks,
      Executor threads,
      Clock clock) {
    this.jobs = jobs;
    this.store = store;
    this.log = log;
    this.tasks = tasks;
    this.result = new BulkResult(store);
    this.threads = threads;
    this.clock = clock;
  }

  /** What a job asks; blocks. */
  public Task task(Job job) {
    return tasks.apply(job);
  }

  @Override
  public void step(Job job) {
    Instant begun = clock.instant();
    Walk walk = store.find(job.id()).orElseThrow();
    Task task = task(job);
    if (job.state() == JobState.CANCELLING) {
      end(job, walk, task);
      return;
    }
    if (!walk.counted()) {
      store.count(job, page(job, walk, task, null, 1), task.most());
      return;
    }
    Block block = next(job, walk, task);
    if (block == null) {
      end(job, walk, task);
      return;
    }
    long millis = Duration.between(begun, clock.instant()).toMillis();
    store.keep(walk.then(block, Math.max(0, millis)), block.lines());
  }

  /** The lines of the next decisions; null where there are no more. */
  private @Nullable Block next(Job job, Walk walk, Task task) {
    List<CompletableFuture<List<Line>>> judged = new ArrayList<>();
    Place last = walk.after();
    long left = Math.min((long) PAGE * PAGES, task.most() - walk.done());
    while (left > 0) {
      int size = (int) Math.min(PAGE, left);
      List<Found<LogEntry>> page = log.sealed(page(job, walk, task, last, size));
      if (!page.isEmpty()) {
        last = page.get(page.size() - 1).place();
        judged.add(CompletableFuture.supplyAsync(() -> task.judge(log.open(page)), threads));
      }
      left = page.size() < size ? 0 : left - size;
    }
    return last == null || judged.isEmpty() ? null : block(judged, last);
  }

  private static Search page(Job job, Walk walk, Task task, @Nullable Place after, int size) {
    return new Search(job.tenantId(), Map.of(), task.criteria(), after, size, walk.heads());
  }

  private static Block block(List<CompletableFuture<List<Line>>> judged, Place last) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream(PAGE * judged.size() * 96);
    SortedMap<String, Long> verdicts = new TreeMap<>();
    for (CompletableFuture<List<Line>> page : judged) {
      for (Line line : page.join()) {
        lines.writeBytes(line.json().toArray());
        lines.write('\n');
        verdicts.merge(line.verdict(), 1L, Long::sum);
      }
    }
    return new Block(Bytes.of(lines.toByteArray()), verdicts, last);
  }

  private void end(Job job, Walk walk, Task task) {
    byte[] report = task.report(result.lines(walk));
    store.conclude(job.id(), result.csvHash(walk, task), report);
    jobs.end(job.id(), result.hash(walk, report), clock.instant());
  }
}
