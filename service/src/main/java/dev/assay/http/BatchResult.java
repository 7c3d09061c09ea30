package dev.assay.http;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import dev.assay.batch.BatchLine;
import dev.assay.batch.BatchLine.State;
import dev.assay.batch.BatchStore;
import dev.assay.batch.BatchTerms;
import dev.assay.batch.LineSealer;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.decisionlog.Decision;
import dev.assay.decisionlog.DecisionLog;
import dev.assay.decisionlog.StoredDecision;
import dev.assay.jobs.Job;
import dev.assay.leads.Overrides;
import dev.assay.packs.PackLibrary;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a batch that was a job, as they would have answered the request. They rest nowhere:
 * each is written from its decision in the log, so that nothing is left of whom the log forgot.
 * Everything here blocks.
 */
public final class BatchResult {
  private static final int PAGE = 256;
  private static final String GONE = "The person was erased";

  private final BatchStore lines;
  private final LineSealer sealer;
  private final DecisionLog log;
  private final DecisionJson json;
  private final Overrides overrides;

  /** Writes by the packs' own words. */
  public BatchResult(
      BatchStore lines,
      LineSealer sealer,
      DecisionLog log,
      PackLibrary packs,
      Overrides overrides) {
    this.lines = lines;
    this.sealer = sealer;
    this.log = log;
    this.overrides = overrides;
    this.json = new DecisionJson(hash -> Optional.of(packs.load(hash)));
  }

  /** Some lines, and the last one's number. */
  record Page(Buffer lines, long last) {}

  /** SHA-256 of all lines as they are now. */
  public String hash(Job job) {
    Hasher hasher = Hashing.sha256().newHasher();
    for (Page page = page(job, 0); page != null; page = page(job, page.last())) {
      hasher.putBytes(page.lines().getBytes());
    }
    return "sha256:" + hasher.hash();
  }

  /** The next lines; null where there are no more. */
  @Nullable Page page(Job job, long afterLine) {
    List<BatchLine> records = lines.results(job.id(), afterLine, PAGE);
    if (records.isEmpty()) {
      return null;
    }
    List<CompletableFuture<Optional<StoredDecision>>> found = new ArrayList<>();
    for (BatchLine record : records) {
      found.add(
          record.state() == State.DECIDED
              ? log.find(job.tenantId(), record.decisionId()).toCompletableFuture()
              : CompletableFuture.completedFuture(Optional.empty()));
    }
    List<@Nullable Decision> decisions = new ArrayList<>();
    found.forEach(each -> decisions.add(each.join().map(StoredDecision::decision).orElse(null)));
    Map<UUID, Integer> instead =
        overrides.scores(job.tenantId(), decisions.stream().filter(Objects::nonNull));
    boolean explain = BatchTerms.of(job.terms()).explain();
    Buffer text = Buffer.buffer();
    for (int i = 0; i < records.size(); i++) {
      text.appendBytes(line(job, records.get(i), decisions.get(i), instead, explain));
      text.appendString("\n");
    }
    return new Page(text, records.get(records.size() - 1).line());
  }

  private byte[] line(
      Job job,
      BatchLine record,
      @Nullable Decision decision,
      Map<UUID, Integer> instead,
      boolean explain) {
    if (decision != null) {
      Made made = new Made(decision, true, null).instead(instead);
      return json.line(record.line(), made, true, explain).toBytes();
    }
    Optional<byte[]> why =
        record.state() == State.FAILED ? sealer.why(job.tenantId(), record) : Optional.empty();
    return why.orElseGet(() -> erased(record.line()).toBytes());
  }

  private static CanonicalWriter erased(long line) {
    return BatchLines.error(line, "erased", GONE);
  }
}
