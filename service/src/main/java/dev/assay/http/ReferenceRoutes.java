package dev.assay.http;

import dev.assay.canonical.CanonicalWriter;
import dev.assay.reference.ReferenceSnapshot;
import dev.assay.rollout.References;
import dev.assay.rules.PackArchive;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Shows which reference data there is, takes new in, and puts it into force. */
final class ReferenceRoutes {
  private static final String MANIFEST = "manifest.json";

  private final Vertx vertx;
  private final References references;

  ReferenceRoutes(Vertx vertx, References references) {
    this.vertx = vertx;
    this.references = references;
  }

  Map<String, Handling> handlings() {
    return Map.of(
        "listReferenceData", this::list,
        "addReferenceData", this::add,
        "activateReferenceData", this::activate);
  }

  private Future<Answer> list(Call call) {
    return vertx.executeBlocking(
        () -> {
          String inForce = references.inForce();
          CanonicalWriter out = new CanonicalWriter().beginObject().key("items").beginArray();
          for (ReferenceSnapshot snapshot : references.list()) {
            write(out, snapshot.hash(), inForce, snapshot);
          }
          write(out, references.usual(), inForce, null);
          return Answer.ok(out.endArray().key("next").nullValue().endObject());
        },
        false);
  }

  private Future<Answer> add(Call call) {
    String note = call.query().text("note");
    call.query().only("note");
    if (!DraftRoutes.ZIP.equals(call.request().getHeader("Content-Type"))) {
      throw new Refusal(Kind.UNSUPPORTED_MEDIA_TYPE, "Content-Type must be " + DraftRoutes.ZIP);
    }
    return RequestBody.bytes(call.request(), PackArchive.MAX_BYTES)
        .compose(
            zip ->
                vertx.executeBlocking(
                    () -> {
                      SortedMap<String, String> files =
                          PackArchive.read(zip, PackArchive.MAX_BYTES, MANIFEST);
                      ReferenceSnapshot added =
                          references.add(files, PackCalls.who(call), note == null ? "" : note);
                      CanonicalWriter out = new CanonicalWriter();
                      write(out, added.hash(), references.inForce(), added);
                      return Answer.json(201, out).to(BodyHash.of(zip));
                    },
                    false));
  }

  private Future<Answer> activate(Call call) {
    String hash = call.json().path("hash").asText();
    return vertx.executeBlocking(
        () -> {
          long epoch = references.activate(hash, PackCalls.who(call), PackCalls.reason(call));
          CanonicalWriter out = new CanonicalWriter().beginObject();
          out.key("hash").value(hash).key("epoch").value(epoch);
          return Answer.ok(out.endObject());
        },
        false);
  }

  /** One of them; the one of this build where nobody added it. */
  private static void write(
      CanonicalWriter out, String hash, String inForce, @Nullable ReferenceSnapshot added) {
    out.beginObject().key("hash").value(hash);
    out.key("in_force").value(hash.equals(inForce));
    Json.text(out.key("by"), added == null ? null : added.author().name());
    Json.text(out.key("note"), added == null ? null : added.note());
    Json.text(out.key("added_on"), added == null ? null : added.addedOn().toString());
    out.endObject();
  }
}
