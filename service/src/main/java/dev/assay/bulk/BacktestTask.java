package dev.assay.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.canonical.Bytes;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.decisionlog.Criteria;
import dev.assay.decisionlog.Decision;
import dev.assay.decisionlog.Found;
import dev.assay.decisionlog.LogReader;
import dev.assay.decisionlog.StoredDecision;
import dev.assay.jobs.Job;
import dev.assay.rules.RulePack;
import dev.assay.rules.Scorecard;
import dev.assay.rules.Terms;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Judges recorded leads by a candidate, and holds that against what was recorded. */
public final class BacktestTask implements Task {
  /** The kind of its jobs. */
  public static final String KIND = "backtest";

  static final String STAYED = "STAYED";
  static final String MOVED = "MOVED";

  private final Job job;
  private final BacktestTerms asked;
  private final RulePack candidate;
  private final Terms terms;
  private final KnownOutcomes outcomes;
  private final LogReader log;

  /**
   * Judges by a candidate.
   *
   * @param terms the candidate's, with the tenant's own numbers
   */
  public BacktestTask(
      Job job,
      BacktestTerms asked,
      RulePack candidate,
      Terms terms,
      KnownOutcomes outcomes,
      LogReader log) {
    this.job = job;
    this.asked = asked;
    this.candidate = candidate;
    this.terms = terms;
    this.outcomes = outcomes;
    this.log = log;
  }

  @Override
  public Criteria criteria() {
    return asked.criteria();
  }

  @Override
  public long most() {
    return asked.last();
  }

  @Override
  public List<String> columns() {
    return List.of(
        "decision_id",
        "as_of",
        "verdict",
        "score",
        "band",
        "candidate_score",
        "candidate_band",
        "converted");
  }

  @Override
  public List<Line> judge(List<Found<StoredDecision>> page) {
    List<UUID> ids = page.stream().map(found -> found.place().id()).toList();
    Map<UUID, Boolean> converted = outcomes.converted(job.tenantId(), ids, job.createdOn());
    return page.stream().map(found -> line(found, converted.get(found.place().id()))).toList();
  }

  private Line line(Found<StoredDecision> found, @Nullable Boolean converted) {
    UUID id = found.place().id();
    StoredDecision stored = found.what();
    if (stored == null) {
      return line(id, Line.FAILED);
    }
    Decision decision = stored.decision();
    if (decision == null) {
      return line(id, Line.INPUT_ERASED);
    }
    Scorecard after = Judging.unlessItFails(id, () -> candidate.score(decision.lead(), terms));
    return after == null ? line(id, Line.FAILED) : line(decision, after, converted);
  }

  private static Line line(UUID id, String verdict) {
    CanonicalWriter out = new CanonicalWriter(96).beginObject();
    out.key("decision_id").value(id.toString()).key("verdict").value(verdict).endObject();
    return new Line(verdict, Bytes.of(out.toBytes()));
  }

  private static Line line(Decision decision, Scorecard after, @Nullable Boolean converted) {
    Scorecard before = decision.scorecard();
    String verdict = before.band().equals(after.band()) ? STAYED : MOVED;
    CanonicalWriter out = new CanonicalWriter(256).beginObject();
    out.key("as_of").value(decision.asOf().toString()).key("band").value(before.band());
    out.key("candidate_band").value(after.band()).key("candidate_score").value(after.score());
    if (converted != null) {
      out.key("converted").value(converted);
    }
    out.key("decision_id").value(decision.id().toString()).key("score").value(before.score());
    out.key("verdict").value(verdict).endObject();
    return new Line(verdict, Bytes.of(out.toBytes()));
  }

  @Override
  public byte[] report(Iterator<JsonNode> lines) {
    BacktestReport report = new BacktestReport(terms.bands(), candidate.terms().bands());
    lines.forEachRemaining(report::add);
    for (UUID id : report.samples()) {
      log.find(job.tenantId(), id)
          .map(StoredDecision::decision)
          .ifPresent(
              decision ->
                  report.sample(
                      id,
                      decision.scorecard(),
                      candidate.score(decision.lead(), terms),
                      candidate));
    }
    return report.json();
  }
}
