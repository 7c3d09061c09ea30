package dev.assay.http;

import dev.assay.canonical.CanonicalWriter;
import dev.assay.decisionlog.StoredDecision;
import dev.assay.replay.Verdict;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Shows recorded decisions, explains them and runs them again. */
final class RecordRoutes {
  private static final String VERSION = "version";
  private static final String FROM = "from";
  private static final String RAW = "raw";

  private final Vertx vertx;
  private final Decisions decisions;
  private final ExplainParts explain;
  private final DecisionJson json;

  RecordRoutes(Vertx vertx, Decisions decisions, ExplainParts explain, DecisionJson json) {
    this.vertx = vertx;
    this.decisions = decisions;
    this.explain = explain;
    this.json = json;
  }

  Map<String, Handling> handlings() {
    return Map.of(
        "getDecision", this::get,
        "explainDecision", this::explain,
        "replayDecision", this::replay);
  }

  private Future<Answer> get(Call call) {
    boolean explain = call.query().flag("explain");
    return explained(call).map(stored -> Answer.ok(json.stored(stored, explain)));
  }

  private Future<Answer> explain(Call call) {
    return explained(call)
        .compose(
            stored ->
                vertx
                    .executeBlocking(
                        () ->
                            json.explanation(
                                stored,
                                explain.nextBands().of(stored),
                                explain.unfired().of(stored)),
                        false)
                    .map(Answer::ok));
  }

  private Future<StoredDecision> explained(Call call) {
    return decisions.findExplained(call.tenant().id(), call.id("decision_id"));
  }

  private Future<Answer> replay(Call call) {
    call.query().only(VERSION, FROM);
    UUID tenantId = call.tenant().id();
    UUID id = call.id("decision_id");
    String version = call.query().text(VERSION);
    Future<Verdict> verdict =
        isFromRaw(call)
            ? decisions.replayRaw(tenantId, id)
            : decisions.replay(tenantId, id, version);
    return verdict.map(found -> Answer.ok(json(found)));
  }

  private static boolean isFromRaw(Call call) {
    String from = call.query().text(FROM);
    if (from == null) {
      return false;
    }
    if (!from.equals(RAW)) {
      throw invalid("must be " + RAW);
    }
    if (call.query().text(VERSION) != null) {
      throw invalid("goes with the version that judged; leave out version");
    }
    return true;
  }

  private static Refusal invalid(String message) {
    return new Refusal(Kind.INVALID_REQUEST, List.of(new Fault("?" + FROM, message)));
  }

  private static CanonicalWriter json(Verdict verdict) {
    CanonicalWriter out = new CanonicalWriter().beginObject();
    out.key("verdict").value(verdict.outcome().name()).key("differences").beginArray();
    for (Verdict.Difference difference : verdict.differences()) {
      out.beginObject().key("at").value(difference.at());
      out.key("recorded").value(difference.recorded());
      out.key("replayed").value(difference.replayed()).endObject();
    }
    return out.endArray().endObject();
  }
}
