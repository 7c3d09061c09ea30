package dev.assay.http;

import dev.assay.audit.Who;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.erasure.Erasures;
import dev.assay.erasure.Hold;
import dev.assay.erasure.Holds;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Places holds on people, shows them and releases them. */
final class HoldRoutes {
  private final Vertx vertx;
  private final Decisions decisions;
  private final Holds holds;
  private final Erasures erasures;

  HoldRoutes(Vertx vertx, Decisions decisions, Holds holds, Erasures erasures) {
    this.vertx = vertx;
    this.decisions = decisions;
    this.holds = holds;
    this.erasures = erasures;
  }

  Map<String, Handling> handlings() {
    return Map.of("placeHold", this::place, "listHolds", this::list, "releaseHold", this::release);
  }

  private Future<Answer> place(Call call) {
    UUID tenantId = call.tenant().id();
    Whom whom = Whom.of(call.json(), decisions);
    Who who = PackCalls.who(call);
    return vertx.executeBlocking(
        () -> {
          Hold placed = holds.place(tenantId, whom.by(), whom.value(), PackCalls.reason(call), who);
          CanonicalWriter out = new CanonicalWriter();
          write(out, placed);
          return Answer.created(out);
        },
        false);
  }

  private Future<Answer> list(Call call) {
    call.query().only("limit", "after");
    UUID tenantId = call.tenant().id();
    int limit = new SearchQuery(call.query()).limit();
    UUID before = call.query().after();
    return vertx.executeBlocking(
        () -> Answer.ok(page(holds.page(tenantId, before, limit + 1), limit)), false);
  }

  private static CanonicalWriter page(List<Hold> found, int limit) {
    List<Hold> shown = found.subList(0, Math.min(limit, found.size()));
    CanonicalWriter out = new CanonicalWriter().beginObject().key("items").beginArray();
    shown.forEach(hold -> write(out, hold));
    out.endArray().key("next");
    Json.text(out, found.size() > limit ? shown.get(limit - 1).id().toString() : null);
    return out.endObject();
  }

  private static void write(CanonicalWriter out, Hold hold) {
    out.beginObject().key("hold_id").value(hold.id().toString());
    out.key("by").value(hold.by().name().toLowerCase(Locale.ROOT));
    out.key("reason").value(hold.reason()).key("placed_by").value(hold.who().name());
    out.key("created_on").value(hold.createdOn().toString()).endObject();
  }

  private Future<Answer> release(Call call) {
    call.query().only("reason");
    String reason = call.query().text("reason");
    return Future.fromCompletionStage(
            erasures.release(
                call.tenant().id(),
                call.id("hold_id"),
                reason == null ? "" : reason,
                PackCalls.who(call)),
            Vertx.currentContext())
        .map(
            carriedOut ->
                Answer.ok(
                    new CanonicalWriter()
                        .beginObject()
                        .key("erasures")
                        .value(carriedOut)
                        .endObject()));
  }
}
