package dev.assay.http;

import dev.assay.canonical.Bytes;
import dev.assay.canonical.CanonicalJson;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.decisionlog.Criteria;
import dev.assay.decisionlog.Decision;
import dev.assay.decisionlog.Found;
import dev.assay.decisionlog.Search;
import dev.assay.decisionlog.StoredDecision;
import dev.assay.intake.LeadJson;
import dev.assay.keys.Lookup;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands out all that is held of a lead: what is kept of it, what became of it, then the decisions
 * about it, a page at a time and no faster than they are read.
 */
final class LeadExport {
  private static final Logger LOG = LoggerFactory.getLogger(LeadExport.class);
  private static final int PAGE = 50;

  private final Decisions decisions;
  private final DecisionJson json;
  private final KeptLeadExport kept;
  private final UUID tenantId;
  private final String leadId;

  LeadExport(Decisions decisions, DecisionJson json, KeptLeadExport kept) {
    this.decisions = decisions;
    this.json = json;
    this.kept = kept;
    this.tenantId = kept.tenantId();
    this.leadId = kept.leadId();
  }

  /** Refuses a lead of which nothing is held. */
  Future<Answer> answer(Vertx vertx, Instant exportedOn) {
    return vertx
        .executeBlocking(() -> new Beside(kept.json(), kept.overrides(), kept.told()), false)
        .compose(beside -> page(null).map(first -> answer(exportedOn, beside, first)));
  }

  /**
   * What is held beside the decisions.
   *
   * @param lead null where none is kept
   */
  private record Beside(@Nullable Bytes lead, List<Bytes> overrides, List<Bytes> outcomes) {
    boolean isNothing() {
      return lead == null && overrides.isEmpty() && outcomes.isEmpty();
    }
  }

  private Answer answer(Instant exportedOn, Beside beside, List<Found<StoredDecision>> first) {
    if (beside.isNothing() && first.isEmpty()) {
      throw new Refusal(Kind.NOT_FOUND);
    }
    return Answer.stream(
        "application/json", response -> write(response, exportedOn, beside, first));
  }

  private void write(
      HttpServerResponse response,
      Instant exportedOn,
      Beside beside,
      List<Found<StoredDecision>> first) {
    CanonicalWriter head = new CanonicalWriter(8192).beginObject();
    head.key("lead_id").value(leadId).key("exported_on").value(exportedOn.toString());
    head.key("kept");
    if (beside.lead() == null) {
      head.nullValue();
    } else {
      head.embed(beside.lead().toArray());
    }
    head.key("overrides").beginArray();
    beside.overrides().forEach(put -> head.embed(put.toArray()));
    head.endArray().key("outcomes").beginArray();
    beside.outcomes().forEach(told -> head.embed(told.toArray()));
    head.endArray().endObject();
    byte[] object = head.toBytes();
    Buffer open = Buffer.buffer(4096).appendBytes(object, 0, object.length - 1);
    writeFrom(response, open.appendString(",\"decisions\":["), first)
        .onSuccess(all -> response.end("]}"))
        .onFailure(failure -> abort(response, failure));
  }

  /** Writes a page and all that follow. */
  private Future<Void> writeFrom(
      HttpServerResponse response, Buffer text, List<Found<StoredDecision>> page) {
    for (int i = 0; i < page.size(); i++) {
      text.appendString(i == 0 ? "" : ",").appendBytes(held(page.get(i)).toBytes());
    }
    Future<Void> written = response.write(text);
    if (page.size() < PAGE) {
      return written;
    }
    return written
        .compose(done -> page(page.get(PAGE - 1).place()))
        .compose(
            next ->
                next.isEmpty()
                    ? Future.succeededFuture()
                    : writeFrom(response, Buffer.buffer(","), next));
  }

  private Future<List<Found<StoredDecision>>> page(Search.@Nullable Place after) {
    Map<Lookup, String> whom = Map.of(Lookup.LEAD_ID, leadId);
    return decisions.search(new Search(tenantId, whom, Criteria.ANY, after, PAGE));
  }

  private CanonicalWriter held(Found<StoredDecision> found) {
    CanonicalWriter out = new CanonicalWriter(8192);
    StoredDecision stored = found.what();
    if (stored == null) {
      DecisionJson.unreadable(out, found.place());
      return out;
    }
    out.beginObject().key("decision").embed(json.stored(stored, true).toBytes());
    Decision decision = stored.decision();
    if (decision != null) { // else it was erased while the pages were read
      CanonicalJson.write(decision.sent(), out.key("sent"));
      LeadJson.write(decision.lead(), out.key("lead"));
    }
    return out.endObject();
  }

  /** What is cut off is no JSON: nobody takes it for all there is. */
  private static void abort(HttpServerResponse response, Throwable failure) {
    if (!response.closed()) {
      LOG.error("an export failed", failure);
      response.reset();
    }
  }
}
