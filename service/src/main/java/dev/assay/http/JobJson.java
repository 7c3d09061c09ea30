package dev.assay.http;

import dev.assay.canonical.CanonicalWriter;
import dev.assay.jobs.Job;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes jobs for callers. */
final class JobJson {
  private JobJson() {}

  static CanonicalWriter write(Job job, Instant now) {
    CanonicalWriter out = new CanonicalWriter();
    write(out, job, now);
    return out;
  }

  static void write(CanonicalWriter out, Job job, Instant now) {
    life(out.beginObject(), job);
    out.key("items").value(job.items()).key("done").value(job.done());
    out.key("failed").value(job.failed()).key("progress").value(job.progress());
    out.key("rate").value(job.rate(now));
    Json.text(out.key("result_hash"), job.resultHash());
    out.endObject();
  }

  /** What it is, and what becomes of it when. */
  static void life(CanonicalWriter out, Job job) {
    out.key("job_id").value(job.id().toString()).key("kind").value(job.kind());
    out.key("state").value(job.state().json());
    out.key("created_on").value(job.createdOn().toString());
    Json.text(out.key("started_on"), text(job.startedOn()));
    Json.text(out.key("finished_on"), text(job.finishedOn()));
    out.key("expires_on").value(job.expiresOn().toString());
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
