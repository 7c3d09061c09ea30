package dev.assay.http;

import dev.assay.activation.Activation;
import dev.assay.activation.Activations;
import dev.assay.activation.LineState;
import dev.assay.activation.Served;
import dev.assay.activation.Served.Candidate;
import dev.assay.activation.TenantState;
import dev.assay.audit.Who;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.packs.Line;
import dev.assay.packs.PackSeal;
import dev.assay.packs.PackStore;
import dev.assay.packs.PackVersion;
import dev.assay.rollout.Rollouts;
import dev.assay.rules.PackArchive;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows packs and their versions, hands out their text, and retires versions. */
final class PackRoutes {
  private final Vertx vertx;
  private final Activations activations;
  private final PackStore store;
  private final PackSeal seal;
  private final Rollouts rollouts;
  private final PackCalls calls;

  PackRoutes(
      Vertx vertx, Activations activations, PackStore store, PackSeal seal, Rollouts rollouts) {
    this.vertx = vertx;
    this.activations = activations;
    this.store = store;
    this.seal = seal;
    this.rollouts = rollouts;
    this.calls = new PackCalls(activations);
  }

  Map<String, Handling> handlings() {
    return Map.of(
        "listPacks", this::list,
        "listPackVersions", this::versions,
        "getPackVersion", this::version,
        "getPackArchive", this::archive,
        "retirePackVersion", this::retire);
  }

  private Future<Answer> list(Call call) {
    Activation now = activations.current();
    UUID judged = PackCalls.judged(call);
    CanonicalWriter out = new CanonicalWriter().beginObject().key("items").beginArray();
    for (Served served : now.served(judged)) {
      String pack = served.line().pack();
      TenantState chosen = now.tenant(judged, pack);
      out.beginObject().key("pack").value(pack).key("line").value(served.line().json());
      Json.text(out.key("pin"), chosen.pin());
      out.key("version").value(served.pack().manifest().version());
      out.key("pack_hash").value(served.pack().hash()).key("trial");
      trial(out, served.trial());
      out.key("weights_version").value(chosen.weights());
      out.key("bands_version").value(chosen.bands());
      out.key("calibration_version").value(chosen.calibration());
      out.key("epoch").value(now.epoch()).endObject();
    }
    return Future.succeededFuture(Answer.ok(out.endArray().key("next").nullValue().endObject()));
  }

  private static void trial(CanonicalWriter out, @Nullable Candidate trial) {
    if (trial == null) {
      out.nullValue();
      return;
    }
    out.beginObject().key("version").value(trial.pack().manifest().version());
    out.key("stage").value(trial.stage().json());
    out.key("percent").value(trial.percent()).endObject();
  }

  private Future<Answer> versions(Call call) {
    call.query().only("line");
    Line line = calls.shown(call);
    return vertx.executeBlocking(
        () -> {
          CanonicalWriter out = new CanonicalWriter().beginObject().key("items").beginArray();
          for (PackVersion version : store.versions(line)) {
            write(out.beginObject(), version);
            out.endObject();
          }
          return Answer.ok(out.endArray().key("next").nullValue().endObject());
        },
        false);
  }

  private Future<Answer> version(Call call) {
    call.query().only("line");
    Line line = calls.shown(call);
    return vertx.executeBlocking(
        () -> {
          PackVersion version = find(line, call);
          CanonicalWriter out = new CanonicalWriter().beginObject();
          write(out, version);
          out.key("signature").value(version.signature());
          out.key("verifier_key").value(seal.verifier().toString());
          Json.texts(out.key("files"), files(version).keySet());
          return Answer.ok(out.endObject());
        },
        false);
  }

  private Future<Answer> archive(Call call) {
    call.query().only("line");
    Line line = calls.shown(call);
    return vertx.executeBlocking(
        () -> {
          PackVersion version = find(line, call);
          String name = line.pack() + "-" + version.version() + ".zip";
          return new Answer(200, "application/zip", PackArchive.write(files(version)))
              .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
              .header("X-Assay-Pack-Hash", version.packHash());
        },
        false);
  }

  private Future<Answer> retire(Call call) {
    Line line = calls.changed(call);
    return vertx.executeBlocking(
        () -> {
          PackVersion version = find(line, call);
          rollouts.retire(line, version.version(), PackCalls.who(call), PackCalls.reason(call));
          CanonicalWriter out = new CanonicalWriter().beginObject();
          write(out, find(line, call));
          return Answer.ok(out.endObject());
        },
        false);
  }

  private PackVersion find(Line line, Call call) {
    return store
        .version(line, call.path().getOrDefault("version", ""))
        .orElseThrow(() -> new Refusal(Kind.NOT_FOUND));
  }

  private Map<String, String> files(PackVersion version) {
    return store
        .text(version.packHash())
        .orElseThrow(() -> new IllegalStateException(version.name() + " has no text"))
        .files();
  }

  private void write(CanonicalWriter out, PackVersion version) {
    out.key("pack").value(version.line().pack()).key("line").value(version.line().json());
    out.key("version").value(version.version()).key("state").value(state(version));
    out.key("pack_hash").value(version.packHash()).key("cases_hash").value(version.casesHash());
    out.key("author").value(version.author().name());
    Who approver = version.approver();
    Json.text(out.key("approver"), approver == null ? null : approver.name());
    out.key("note").value(version.note());
    out.key("published_on").value(version.publishedOn().toString());
    Json.text(
        out.key("retired_on"), version.retiredOn() == null ? null : version.retiredOn().toString());
  }

  /** Where a version is in its life. */
  private String state(PackVersion version) {
    if (version.retired()) {
      return "retired";
    }
    LineState line = activations.current().line(version.line()).orElse(null);
    if (line != null && line.live().equals(version.version())) {
      return "live";
    }
    LineState.Trial trial = line == null ? null : line.trial();
    return trial != null && trial.version().equals(version.version())
        ? trial.stage().json()
        : "approved";
  }
}
