package dev.assay.http;

import dev.assay.canonical.CanonicalWriter;
import dev.assay.drafts.Content;
import dev.assay.drafts.Draft;
import dev.assay.packs.Line;
import dev.assay.rules.PackArchive;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Opens drafts of packs, lists and deletes them, hands them out and takes them in as archives. */
final class DraftRoutes {
  static final String ZIP = "application/zip";

  private final DraftDesk desk;

  DraftRoutes(DraftDesk desk) {
    this.desk = desk;
  }

  Map<String, Handling> handlings() {
    return Map.of(
        "listAllDrafts", this::listAll,
        "listDrafts", this::list,
        "openDraft", this::open,
        "openDraftFromArchive", this::openFromArchive,
        "getDraft", this::get,
        "deleteDraft", this::delete,
        "exportDraft", this::export,
        "importDraft", this::replace);
  }

  private Future<Answer> listAll(Call call) {
    return desk.run(() -> listed(desk.drafts().list(DraftDesk.owner(call))));
  }

  private Future<Answer> list(Call call) {
    return desk.run(() -> listed(desk.drafts().list(desk.knownLine(call))));
  }

  private static Answer listed(List<Draft> drafts) {
    CanonicalWriter out = new CanonicalWriter().beginObject().key("items").beginArray();
    drafts.forEach(draft -> DraftJson.write(draft, out));
    return Answer.ok(out.endArray().key("next").nullValue().endObject());
  }

  private Future<Answer> open(Call call) {
    String from = call.json().path("from").asText();
    return desk.run(
        () -> created(desk.drafts().open(desk.knownLine(call), from, DraftDesk.who(call))));
  }

  private Future<Answer> openFromArchive(Call call) {
    Line line = DraftDesk.line(call);
    return archive(call)
        .compose(
            zip ->
                desk.run(
                    () -> {
                      Draft draft =
                          desk.drafts().open(line, PackArchive.read(zip), DraftDesk.who(call));
                      return created(draft).to(BodyHash.of(zip));
                    }));
  }

  private Future<Answer> get(Call call) {
    return desk.run(
        () -> {
          Draft draft = desk.find(call);
          CanonicalWriter out = new CanonicalWriter();
          DraftJson.write(draft, desk.drafts().steps(draft), out);
          return Answer.ok(out).header("ETag", quoted(desk.drafts().content(draft).tag()));
        });
  }

  private Future<Answer> delete(Call call) {
    return desk.run(
        () -> {
          desk.drafts().delete(desk.find(call));
          return Answer.noContent();
        });
  }

  private Future<Answer> export(Call call) {
    return desk.run(
        () -> {
          Draft draft = desk.find(call);
          Content content = desk.drafts().content(draft);
          String name = draft.line().pack() + "-" + draft.id() + ".zip";
          return new Answer(200, ZIP, PackArchive.write(content.files()))
              .header("ETag", quoted(content.tag()))
              .header("Content-Disposition", "attachment; filename=\"" + name + "\"");
        });
  }

  private Future<Answer> replace(Call call) {
    return archive(call)
        .compose(
            zip ->
                desk.run(
                    () -> {
                      SortedMap<String, String> files = PackArchive.read(zip);
                      Draft draft = desk.find(call);
                      desk.drafts()
                          .replace(draft, files, IfMatch.ofWhole(call), DraftDesk.who(call));
                      String tag = desk.drafts().content(draft).tag();
                      return Answer.noContent().header("ETag", quoted(tag));
                    }));
  }

  private static Future<byte[]> archive(Call call) {
    String type = call.request().getHeader("Content-Type");
    if (type == null || !type.startsWith(ZIP)) {
      throw new Refusal(Kind.UNSUPPORTED_MEDIA_TYPE, "Content-Type must be " + ZIP);
    }
    return RequestBody.bytes(call.request(), PackArchive.MAX_BYTES);
  }

  private static Answer created(Draft draft) {
    CanonicalWriter out = new CanonicalWriter();
    DraftJson.write(draft, out);
    return Answer.created(out);
  }

  static String quoted(String tag) {
    return '"' + tag + '"';
  }
}
