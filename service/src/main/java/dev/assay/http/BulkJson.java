package dev.assay.http;

import dev.assay.bulk.ReplayTask;
import dev.assay.bulk.Walk;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.jobs.Job;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes jobs over recorded decisions for callers. */
final class BulkJson {
  private static final Map<String, String> REPLAYED =
      Map.of("exact", "EXACT", "mismatched", "MISMATCH");
  private static final Map<String, String> TRIED = Map.of("stayed", "STAYED", "moved", "MOVED");

  private BulkJson() {}

  static CanonicalWriter write(BulkDesk.Found found) {
    Job job = found.job();
    Walk walk = found.walk();
    CanonicalWriter out = new CanonicalWriter().beginObject();
    JobJson.life(out, job);
    out.key("asked").embed(job.terms().getBytes(StandardCharsets.UTF_8)).key("of");
    if (walk.counted()) {
      out.value(job.items());
    } else {
      out.nullValue();
    }
    out.key("done").value(walk.done());
    Map<String, String> verdicts = job.kind().equals(ReplayTask.KIND) ? REPLAYED : TRIED;
    verdicts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(each -> out.key(each.getKey()).value(walk.of(each.getValue())));
    out.key("erased").value(walk.of("INPUT_ERASED")).key("failed").value(walk.of("FAILED"));
    out.key("progress").value(job.progress()).key("rate").value(walk.rate());
    Json.text(out.key("result_hash"), job.resultHash());
    Json.text(out.key("csv_hash"), walk.csvHash());
    return out.endObject();
  }
}
