package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.retention.Due;
import dev.assay.retention.Retention;
import dev.assay.retention.Retentions;
import dev.assay.retention.Walk;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says for how many days what is kept of people can be read, and shows it. */
final class RetentionRoutes {
  private static final int MOST_DAYS = 36_500;

  private final Vertx vertx;
  private final Retentions retentions;

  RetentionRoutes(Vertx vertx, Retentions retentions) {
    this.vertx = vertx;
    this.retentions = retentions;
  }

  Map<String, Handling> handlings() {
    return Map.of("getRetention", this::get, "putRetention", this::put);
  }

  private Future<Answer> get(Call call) {
    call.query().only("days");
    UUID tenantId = call.tenant().id();
    Integer asked = days(call.query().text("days"));
    return vertx.executeBlocking(() -> shown(tenantId, asked), false);
  }

  private static @Nullable Integer days(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      int days = Integer.parseInt(text);
      if (days >= 1 && days <= MOST_DAYS) {
        return days;
      }
    } catch (NumberFormatException noNumber) {
      // refused below
    }
    throw new Refusal(
        Kind.INVALID_REQUEST,
        List.of(new Fault("?days", "must be a whole number from 1 to " + MOST_DAYS)));
  }

  private Future<Answer> put(Call call) {
    UUID tenantId = call.tenant().id();
    JsonNode days = call.json().path("days");
    return vertx.executeBlocking(
        () -> {
          retentions.set(
              tenantId,
              days.isNull() ? null : days.asInt(),
              PackCalls.reason(call),
              PackCalls.who(call));
          return shown(tenantId, null);
        },
        false);
  }

  /**
   * What is in force.
   *
   * @param asked how much would be due by so many days; null for those in force
   */
  private Answer shown(UUID tenantId, @Nullable Integer asked) {
    List<Retention> versions = retentions.versions(tenantId);
    Retention active = versions.get(0);
    CanonicalWriter out = new CanonicalWriter().beginObject();
    number(out.key("days"), active.days()).key("version").value(active.version());
    Integer days = asked == null ? active.days() : asked;
    due(out.key("due"), days == null ? null : retentions.due(tenantId, days));
    walk(out.key("last_run"), retentions.lastWalk(tenantId).orElse(null));
    out.key("versions").beginArray();
    versions.stream().filter(each -> each.version() > 0).forEach(each -> write(out, each));
    return Answer.ok(out.endArray().endObject());
  }

  private static void due(CanonicalWriter out, @Nullable Due due) {
    if (due == null) {
      out.nullValue();
      return;
    }
    out.beginObject().key("leads").value(due.leads()).key("decisions").value(due.decisions());
    out.key("complete").value(due.complete()).endObject();
  }

  private static void walk(CanonicalWriter out, @Nullable Walk walk) {
    if (walk == null) {
      out.nullValue();
      return;
    }
    Instant ended = walk.endedOn();
    out.beginObject().key("began_on").value(walk.beganOn().toString());
    Json.text(out.key("ended_on"), ended == null ? null : ended.toString());
    out.key("leads").value(walk.leads()).key("decisions").value(walk.decisions()).endObject();
  }

  private static void write(CanonicalWriter out, Retention retention) {
    number(out.beginObject().key("days"), retention.days());
    out.key("version").value(retention.version()).key("by").value(retention.who().name());
    out.key("reason").value(retention.reason());
    out.key("created_on").value(retention.createdOn().toString()).endObject();
  }

  private static CanonicalWriter number(CanonicalWriter out, @Nullable Integer number) {
    return number == null ? out.nullValue() : out.value(number);
  }
}
