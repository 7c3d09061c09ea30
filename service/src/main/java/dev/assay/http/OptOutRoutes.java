package dev.assay.http;

import dev.assay.audit.Who;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.tenants.OptOut;
import dev.assay.tenants.OptingOut;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Notes who is not to be judged, shows them, and takes it back. */
final class OptOutRoutes {
  private static final Comparator<OptOut> OLDEST_FIRST = Comparator.comparing(OptOut::id);

  private final Vertx vertx;
  private final Decisions decisions;
  private final OptingOut optingOut;

  OptOutRoutes(Vertx vertx, Decisions decisions, OptingOut optingOut) {
    this.vertx = vertx;
    this.decisions = decisions;
    this.optingOut = optingOut;
  }

  Map<String, Handling> handlings() {
    return Map.of("optOut", this::optOut, "listOptOuts", this::list, "optIn", this::withdraw);
  }

  private Future<Answer> optOut(Call call) {
    UUID tenantId = call.tenant().id();
    Whom whom = Whom.of(call.json(), decisions);
    Who who = PackCalls.who(call);
    return vertx.executeBlocking(
        () -> {
          OptingOut.Noted noted = optingOut.optOut(tenantId, whom.by(), whom.value(), who);
          CanonicalWriter out = new CanonicalWriter();
          write(out, noted.optOut());
          return noted.isNew() ? Answer.created(out) : Answer.ok(out);
        },
        false);
  }

  private Future<Answer> list(Call call) {
    call.query().only("limit", "after");
    int limit = new SearchQuery(call.query()).limit();
    UUID before = call.query().after();
    List<OptOut> found =
        optingOut.of(call.tenant().id()).all().stream()
            .sorted(OLDEST_FIRST.reversed())
            .filter(each -> before == null || each.id().compareTo(before) < 0)
            .limit(limit + 1L)
            .toList();
    return Future.succeededFuture(Answer.ok(page(found, limit)));
  }

  private static CanonicalWriter page(List<OptOut> found, int limit) {
    List<OptOut> shown = found.subList(0, Math.min(limit, found.size()));
    CanonicalWriter out = new CanonicalWriter().beginObject().key("items").beginArray();
    shown.forEach(each -> write(out, each));
    out.endArray().key("next");
    Json.text(out, found.size() > limit ? shown.get(limit - 1).id().toString() : null);
    return out.endObject();
  }

  private static void write(CanonicalWriter out, OptOut optOut) {
    out.beginObject().key("opt_out_id").value(optOut.id().toString());
    out.key("by").value(optOut.by().name().toLowerCase(Locale.ROOT));
    out.key("noted_by").value(optOut.who().name());
    out.key("created_on").value(optOut.createdOn().toString()).endObject();
  }

  private Future<Answer> withdraw(Call call) {
    call.query().only("reason");
    String asked = call.query().text("reason");
    String reason = asked == null ? "" : asked;
    UUID tenantId = call.tenant().id();
    UUID id = call.id("opt_out_id");
    Who who = PackCalls.who(call);
    return vertx.executeBlocking(
        () -> {
          if (!optingOut.withdraw(tenantId, id, reason, who)) {
            throw new Refusal(Kind.NOT_FOUND);
          }
          return Answer.noContent();
        },
        false);
  }
}
