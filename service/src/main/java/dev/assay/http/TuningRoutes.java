package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.activation.Activations;
import dev.assay.activation.Served;
import dev.assay.activation.TenantState;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.gate.Drift;
import dev.assay.replay.Retrial;
import dev.assay.rules.Calibration;
import dev.assay.rules.RulePack;
import dev.assay.rules.Terms;
import dev.assay.tuning.Tuner;
import dev.assay.weights.OwnTerms;
import dev.assay.weights.Tuning;
import dev.assay.weights.TuningKind;
import dev.assay.weights.TuningStore;
import dev.assay.weights.Tunings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Keeps, shows and activates a tenant's own weights, bands and calibrations. */
final class TuningRoutes {
  private static final Set<TuningKind> NUMBERS =
      EnumSet.of(TuningKind.WEIGHTS, TuningKind.BANDS, TuningKind.CALIBRATION);

  private static final int SHOWN = 100;

  /** How many of the latest decisions tell what other numbers would change. */
  private static final int DECISIONS = 1_000;

  /** Of so many decisions a calibration can be made, at least. */
  private static final int FEWEST = 100;

  private static final String DECISIONS_OF = "decisions";

  private final Vertx vertx;
  private final Activations activations;
  private final TuningStore store;
  private final Tuner tuner;
  private final OwnTerms ownTerms;
  private final Retrial retrial;
  private final PackCalls calls;

  TuningRoutes(
      Vertx vertx,
      Activations activations,
      TuningStore store,
      Tuner tuner,
      OwnTerms ownTerms,
      Retrial retrial,
      PackCalls calls) {
    this.vertx = vertx;
    this.activations = activations;
    this.store = store;
    this.tuner = tuner;
    this.ownTerms = ownTerms;
    this.retrial = retrial;
    this.calls = calls;
  }

  Map<String, Handling> handlings() {
    Map<String, Handling> all = new HashMap<>();
    for (TuningKind kind : NUMBERS) {
      String name = kind.json().substring(0, 1).toUpperCase(Locale.ROOT) + kind.json().substring(1);
      all.put("put" + name, call -> put(call, kind));
      all.put("get" + name, call -> get(call, kind));
      all.put("activate" + name, call -> activate(call, kind));
    }
    return all;
  }

  private Served served(Call call) {
    return activations
        .current()
        .served(call.tenant().id(), calls.pack(call))
        .orElseThrow(() -> new Refusal(Kind.NOT_FOUND));
  }

  private Future<Answer> put(Call call, TuningKind kind) {
    UUID tenantId = call.tenant().id();
    Served served = served(call);
    RulePack pack = served.pack();
    JsonNode body = call.json();
    String given = body.has(DECISIONS_OF) ? "" : TuningBody.content(kind, body, pack);
    boolean activate = call.json().path("activate").asBoolean();
    return vertx.executeBlocking(
        () -> {
          if (activate) {
            tuner.refuseAlone(tenantId);
          }
          String content =
              given.isEmpty() ? measured(tenantId, served, body.path(DECISIONS_OF).asInt()) : given;
          String name = served.line().pack();
          String reason = PackCalls.reason(call);
          Tuning kept = tuner.keep(tenantId, name, kind, content, PackCalls.who(call), reason);
          CanonicalWriter out = new CanonicalWriter().beginObject();
          out.key("version").value(kept.version()).key("hash").value(kept.hash());
          out.key("active").value(activate);
          if (activate) {
            tuner.activate(tenantId, name, kind, kept.version(), PackCalls.who(call), reason);
          } else {
            drift(out, drift(tenantId, served, kept));
          }
          return Answer.ok(out.endObject());
        },
        false);
  }

  /** The percentiles of the latest decisions. */
  private String measured(UUID tenantId, Served served, int decisions) {
    int[] counts = retrial.scores(tenantId, served, decisions);
    int found = Arrays.stream(counts).sum();
    if (found < FEWEST) {
      throw new Refusal(
          Kind.CONFLICT,
          "A calibration needs %d recorded decisions that can be judged again; there are %d"
              .formatted(FEWEST, found));
    }
    return Tunings.text(Calibration.ofScores(counts));
  }

  private Drift drift(UUID tenantId, Served served, Tuning kept) {
    TenantState then =
        activations.current().tenant(tenantId, kept.pack()).with(kept.kind(), kept.version());
    Terms terms =
        ownTerms.of(
            served.pack(),
            tenantId,
            then.weights(),
            then.bands(),
            then.calibration(),
            then.settings());
    return retrial.drift(tenantId, served, terms, DECISIONS);
  }

  private static void drift(CanonicalWriter out, Drift drift) {
    out.key("drift").beginObject().key("decisions").value(drift.decisions());
    out.key("moved").value(drift.moved()).key("share");
    if (drift.decisions() == 0) {
      out.nullValue();
    } else {
      out.value(drift.share());
    }
    out.key("flips").beginArray();
    for (Drift.Move move : drift.moves()) {
      if (!move.from().equals(move.to())) {
        out.beginObject().key("from").value(move.from()).key("to").value(move.to());
        out.key("decisions").value(move.decisions()).endObject();
      }
    }
    out.endArray().endObject();
  }

  private Future<Answer> activate(Call call, TuningKind kind) {
    UUID tenantId = call.tenant().id();
    String pack = calls.pack(call);
    int version = version(call.path().getOrDefault("version", ""));
    return vertx.executeBlocking(
        () -> {
          tuner.activate(
              tenantId, pack, kind, version, PackCalls.who(call), PackCalls.reason(call));
          CanonicalWriter out = new CanonicalWriter().beginObject();
          out.key("version").value(version).key("hash");
          Json.text(out, store.find(tenantId, pack, kind, version).map(Tuning::hash).orElse(null));
          return Answer.ok(out.key("active").value(true).endObject());
        },
        false);
  }

  private Future<Answer> get(Call call, TuningKind kind) {
    call.query().only("version");
    UUID tenantId = call.tenant().id();
    Served served = served(call);
    String pack = served.line().pack();
    int active = activations.current().tenant(tenantId, pack).version(kind);
    String asked = call.query().text("version");
    int version = asked == null ? active : version(asked);
    return vertx.executeBlocking(
        () -> {
          CanonicalWriter out = new CanonicalWriter().beginObject();
          out.key("pack").value(pack).key("version").value(version);
          out.key("active").value(version == active);
          Tuning tuning =
              version == 0
                  ? null
                  : store
                      .find(tenantId, pack, kind, version)
                      .orElseThrow(() -> new Refusal(Kind.NOT_FOUND));
          TuningBody.write(out, kind, tuning, served.pack());
          out.key("versions").beginArray();
          for (Tuning known : store.list(tenantId, pack, kind, SHOWN)) {
            out.beginObject().key("version").value(known.version());
            out.key("hash").value(known.hash()).key("active").value(known.version() == active);
            out.key("by").value(known.author().name()).key("reason").value(known.reason());
            out.key("created_on").value(known.createdOn().toString()).endObject();
          }
          return Answer.ok(out.endArray().endObject());
        },
        false);
  }

  static int version(String text) {
    boolean digits =
        !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits) {
      throw new Refusal(Kind.NOT_FOUND);
    }
    return Integer.parseInt(text);
  }
}
