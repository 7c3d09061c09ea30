package dev.assay.http;

import dev.assay.batch.BatchWork;
import dev.assay.batch.Format;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.jobs.Job;
import dev.assay.jobs.JobRunner;
import dev.assay.jobs.JobStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows jobs, ends them, and hands out what came of them. */
final class JobRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(JobRoutes.class);

  private final Vertx vertx;
  private final JobStore jobs;
  private final JobRunner runner;
  private final BatchResult result;
  private final Clock clock;

  JobRoutes(Vertx vertx, Jobs jobs, Clock clock) {
    this.vertx = vertx;
    this.jobs = jobs.store();
    this.runner = jobs.runner();
    this.result = jobs.result();
    this.clock = clock;
  }

  Map<String, Handling> handlings() {
    return Map.of(
        "listJobs", this::list,
        "getJob", this::get,
        "cancelJob", this::cancel,
        "deleteJob", this::delete,
        "jobResult", this::result);
  }

  private Future<Answer> list(Call call) {
    call.query().only("limit", "after");
    int limit = new SearchQuery(call.query()).limit();
    UUID tenantId = call.tenant().id();
    UUID after = call.query().after();
    return vertx
        .executeBlocking(() -> jobs.list(tenantId, after, limit + 1), false)
        .map(found -> Answer.ok(page(found, limit)));
  }

  private CanonicalWriter page(List<Job> found, int limit) {
    boolean more = found.size() > limit;
    List<Job> shown = more ? found.subList(0, limit) : found;
    CanonicalWriter out = new CanonicalWriter().beginObject().key("items").beginArray();
    shown.forEach(job -> JobJson.write(out, job, clock.instant()));
    out.endArray();
    Json.text(out.key("next"), more ? shown.get(limit - 1).id().toString() : null);
    return out.endObject();
  }

  private Future<Answer> get(Call call) {
    return find(call).map(job -> Answer.ok(JobJson.write(job, clock.instant())));
  }

  private Future<Job> find(Call call) {
    UUID tenantId = call.tenant().id();
    UUID id = call.id("job_id");
    return vertx
        .executeBlocking(() -> jobs.find(tenantId, id), false)
        .map(found -> found.orElseThrow(() -> new Refusal(Kind.NOT_FOUND)));
  }

  private Future<Answer> cancel(Call call) {
    UUID tenantId = call.tenant().id();
    UUID id = call.id("job_id");
    return vertx
        .executeBlocking(() -> jobs.cancel(tenantId, id), false)
        .compose(
            cancelled -> {
              runner.wake();
              return get(call);
            });
  }

  private Future<Answer> delete(Call call) {
    return find(call)
        .compose(job -> vertx.executeBlocking(() -> jobs.delete(job.tenantId(), job.id()), false))
        .map(
            deleted -> {
              if (!deleted) {
                throw new Refusal(Kind.CONFLICT, "The job has not ended; cancel it first");
              }
              return Answer.noContent();
            });
  }

  private Future<Answer> result(Call call) {
    return find(call)
        .map(
            job -> {
              if (!job.state().ended()) {
                throw new Refusal(Kind.CONFLICT, "The job has not ended");
              }
              if (!job.kind().equals(BatchWork.KIND)) {
                throw new Refusal(
                    Kind.CONFLICT, "This job is no batch; its result has a path of its own");
              }
              return Answer.stream(Format.NDJSON.mediaType(), to -> write(job, 0, to));
            });
  }

  /** A page at a time, the next one when that is read. */
  private void write(Job job, long afterLine, HttpServerResponse to) {
    vertx
        .executeBlocking(() -> result.page(job, afterLine), false)
        .onComplete(
            page -> {
              if (to.closed()) {
                return;
              }
              if (page == null) {
                to.end();
                return;
              }
              to.write(page.lines());
              if (to.writeQueueFull()) {
                to.drainHandler(drained -> write(job, page.last(), to));
              } else {
                write(job, page.last(), to);
              }
            },
            failure -> {
              LOG.error("the result of job {} could not be written", job.id(), failure);
              to.reset(); // the cut answer tells the caller
            });
  }
}
