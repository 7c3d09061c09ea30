package dev.assay.http;

import dev.assay.canonical.CanonicalWriter;
import dev.assay.overview.Drift;
import dev.assay.overview.Flagged;
import dev.assay.overview.Overview;
import dev.assay.overview.Overviews;
import dev.assay.overview.PackOverview;
import dev.assay.overview.PackOverview.BandCount;
import dev.assay.overview.PackOverview.Step;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows what was decided in a time, at a glance. */
final class OverviewRoutes {
  private static final Duration USUAL = Duration.ofDays(1);

  private final Vertx vertx;
  private final Overviews overviews;
  private final Clock clock;

  OverviewRoutes(Vertx vertx, Overviews overviews, Clock clock) {
    this.vertx = vertx;
    this.overviews = overviews;
    this.clock = clock;
  }

  Map<String, Handling> handlings() {
    return Map.of("getOverview", this::show);
  }

  private Future<Answer> show(Call call) {
    call.query().only("from", "to");
    SearchQuery query = new SearchQuery(call.query());
    UUID tenantId = call.tenant().id();
    Instant askedTo = query.time("to");
    Instant to = askedTo == null ? clock.instant() : askedTo;
    Instant askedFrom = query.time("from");
    Instant from = askedFrom == null ? to.minus(USUAL) : askedFrom;
    if (!from.isBefore(to) || from.plus(Overviews.LONGEST).isBefore(to)) {
      throw new Refusal(
          Kind.INVALID_REQUEST,
          List.of(
              new Fault(
                  "?from", "must be before `to`, by " + days(Overviews.LONGEST) + " at most")));
    }
    return vertx.executeBlocking(() -> Answer.ok(json(overviews.of(tenantId, from, to))), false);
  }

  private static String days(Duration duration) {
    return duration.toDays() + " days";
  }

  private static CanonicalWriter json(Overview overview) {
    CanonicalWriter out = new CanonicalWriter(16_384).beginObject();
    out.key("from").value(overview.from().toString()).key("to").value(overview.to().toString());
    out.key("step_minutes").value(overview.step().toMinutes());
    Instant latest = overview.latest();
    Json.text(out.key("latest"), latest == null ? null : latest.toString());
    out.key("a_minute").value(overview.minutely()).key("packs").beginArray();
    overview.packs().forEach(pack -> write(out, pack));
    return out.endArray().endObject();
  }

  private static void write(CanonicalWriter out, PackOverview pack) {
    out.beginObject().key("pack").value(pack.pack());
    out.key("decisions").value(pack.decisions()).key("unknown").value(pack.unknown());
    out.key("review").value(pack.review()).key("bands").beginArray();
    for (BandCount band : pack.bands()) {
      out.beginObject().key("band").value(band.band());
      out.key("decisions").value(band.decisions()).endObject();
    }
    out.endArray().key("steps").beginArray();
    pack.steps().forEach(step -> write(out, step));
    out.endArray().key("flags").beginArray();
    for (Flagged flagged : pack.flags()) {
      out.beginObject().key("flag").value(flagged.flag());
      out.key("decisions").value(flagged.decisions()).endObject();
    }
    write(out.endArray().key("drift"), pack.drift());
    out.endObject();
  }

  private static void write(CanonicalWriter out, Step step) {
    out.beginObject().key("at").value(step.at().toString());
    out.key("decisions").value(step.decisions()).key("bands").beginObject();
    step.bands().forEach((band, decisions) -> out.key(band).value(decisions));
    out.endObject().endObject();
  }

  private static void write(CanonicalWriter out, Drift drift) {
    out.beginObject().key("ranges").beginArray();
    for (int i = 0; i < drift.now().size(); i++) {
      out.beginObject().key("from").value(10L * i).key("decisions").value(drift.now().get(i));
      out.key("before").value(drift.before().get(i)).endObject();
    }
    number(out.endArray().key("mean"), drift.mean());
    number(out.key("mean_before"), drift.meanBefore());
    number(out.key("index"), drift.index());
    out.endObject();
  }

  private static void number(CanonicalWriter out, @Nullable Double value) {
    if (value == null) {
      out.nullValue();
    } else {
      out.value(value);
    }
  }
}
