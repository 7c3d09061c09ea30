package dev.assay.http;

import dev.assay.audit.Audit;
import dev.assay.audit.AuditEntry;
import dev.assay.audit.AuditFilter;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.tenants.Tenant;
import dev.assay.tuning.FourEyes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows who did what, and says whether one person may do it alone. */
final class AuditRoutes {
  private final Vertx vertx;
  private final Audit audit;
  private final FourEyes fourEyes;

  AuditRoutes(Vertx vertx, Audit audit, FourEyes fourEyes) {
    this.vertx = vertx;
    this.audit = audit;
    this.fourEyes = fourEyes;
  }

  Map<String, Handling> handlings() {
    return Map.of(
        "listAudit", this::list, "getFourEyes", this::fourEyes, "putFourEyes", this::require);
  }

  private Future<Answer> list(Call call) {
    Query query = call.query();
    query.only("by", "step", "subject", "from", "to", "limit", "after");
    SearchQuery search = new SearchQuery(query);
    int limit = search.limit();
    UUID before = query.after();
    @Nullable Tenant tenant = call.principal().tenant();
    AuditFilter filter =
        new AuditFilter(
            tenant == null ? null : tenant.id(),
            query.text("by"),
            query.text("step"),
            query.text("subject"),
            search.time("from"),
            search.time("to"));
    return vertx
        .executeBlocking(() -> audit.page(filter, before, limit + 1), false)
        .map(found -> Answer.ok(page(found, limit)));
  }

  private static CanonicalWriter page(List<AuditEntry> found, int limit) {
    List<AuditEntry> shown = found.subList(0, Math.min(limit, found.size()));
    CanonicalWriter out = new CanonicalWriter(8192).beginObject().key("items").beginArray();
    for (AuditEntry entry : shown) {
      out.beginObject().key("entry_id").value(entry.id().toString());
      out.key("at").value(entry.at().toString());
      Json.text(out.key("tenant_id"), text(entry.tenantId()));
      Json.text(out.key("key_id"), text(entry.who().keyId()));
      out.key("by").value(entry.who().name()).key("step").value(entry.step());
      out.key("subject").value(entry.subject()).key("reason").value(entry.reason());
      out.key("details").beginObject();
      entry.details().forEach((name, value) -> out.key(name).value(value));
      out.endObject().endObject();
    }
    out.endArray().key("next");
    Json.text(out, found.size() > limit ? shown.get(limit - 1).id().toString() : null);
    return out.endObject();
  }

  private static @Nullable String text(@Nullable UUID id) {
    return id == null ? null : id.toString();
  }

  private Future<Answer> fourEyes(Call call) {
    UUID tenantId = call.tenant().id();
    return vertx.executeBlocking(() -> fourEyes(fourEyes.required(tenantId)), false);
  }

  private Future<Answer> require(Call call) {
    UUID tenantId = call.tenant().id();
    boolean required = call.json().path("required").asBoolean();
    return vertx.executeBlocking(
        () -> {
          fourEyes.require(
              tenantId,
              required,
              audit.entry(
                  tenantId,
                  PackCalls.who(call),
                  required ? "four_eyes.on" : "four_eyes.off",
                  "settings",
                  PackCalls.reason(call),
                  Map.of()));
          return fourEyes(required);
        },
        false);
  }

  private static Answer fourEyes(boolean required) {
    return Answer.ok(
        new CanonicalWriter().beginObject().key("required").value(required).endObject());
  }
}
