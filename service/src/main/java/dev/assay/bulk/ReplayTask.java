package dev.assay.bulk;

import dev.assay.canonical.Bytes;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.decisionlog.Criteria;
import dev.assay.decisionlog.Found;
import dev.assay.decisionlog.StoredDecision;
import dev.assay.replay.Replayer;
import dev.assay.replay.Verdict;
import dev.assay.replay.Verdict.Difference;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs decisions again and says which come out the same. */
public final class ReplayTask implements Task {
  /** The kind of its jobs. */
  public static final String KIND = "replay";

  private final ReplayTerms terms;
  private final Replayer replayer;

  public ReplayTask(ReplayTerms terms, Replayer replayer) {
    this.terms = terms;
    this.replayer = replayer;
  }

  @Override
  public Criteria criteria() {
    return terms.criteria();
  }

  @Override
  public long most() {
    return Long.MAX_VALUE;
  }

  @Override
  public List<String> columns() {
    return List.of("decision_id", "verdict", "differences");
  }

  @Override
  public List<Line> judge(List<Found<StoredDecision>> page) {
    return page.stream().map(this::line).toList();
  }

  private Line line(Found<StoredDecision> found) {
    UUID id = found.place().id();
    StoredDecision stored = found.what();
    Verdict verdict = stored == null ? null : Judging.unlessItFails(id, () -> replay(stored));
    return verdict == null
        ? line(id, Line.FAILED, List.of())
        : line(id, verdict.outcome().name(), verdict.differences());
  }

  private Verdict replay(StoredDecision stored) {
    @Nullable String version = terms.withVersion();
    return version == null ? replayer.replay(stored) : replayer.replay(stored, version);
  }

  private static Line line(UUID id, String verdict, List<Difference> differences) {
    CanonicalWriter out = new CanonicalWriter(128).beginObject();
    out.key("decision_id").value(id.toString()).key("differences").beginArray();
    for (Difference difference : differences) {
      out.beginObject().key("at").value(difference.at());
      value(out.key("recorded"), difference, difference.recorded());
      value(out.key("replayed"), difference, difference.replayed());
      out.endObject();
    }
    out.endArray().key("verdict").value(verdict).endObject();
    return new Line(verdict, Bytes.of(out.toBytes()));
  }

  private static void value(CanonicalWriter out, Difference difference, String value) {
    if (difference.isPersonal()) {
      out.nullValue();
    } else {
      out.value(value);
    }
  }
}
