package dev.assay.http;

import dev.assay.canonical.CanonicalWriter;
import dev.assay.drafts.Content;
import dev.assay.drafts.Draft;
import dev.assay.drafts.Drafts;
import dev.assay.tables.Workbook;
import io.vertx.core.Future;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Reads and writes the files of drafts; tables and lists also as spreadsheets. */
final class DraftFileRoutes {
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String CSV = "text/csv; charset=utf-8";

  private final DraftDesk desk;

  DraftFileRoutes(DraftDesk desk) {
    this.desk = desk;
  }

  Map<String, Handling> handlings() {
    return Map.of(
        "listDraftFiles", this::list,
        "getDraftFile", this::get,
        "putDraftFile", this::put,
        "deleteDraftFile", this::delete);
  }

  private Future<Answer> list(Call call) {
    return desk.run(
        () -> {
          CanonicalWriter out = new CanonicalWriter().beginObject().key("items").beginArray();
          desk.drafts()
              .content(desk.find(call))
              .files()
              .forEach(
                  (path, text) -> {
                    out.beginObject().key("path").value(path);
                    out.key("etag").value(DraftRoutes.quoted(Content.tag(text)));
                    out.key("characters").value(text.length()).endObject();
                  });
          return Answer.ok(out.endArray().key("next").nullValue().endObject());
        });
  }

  private Future<Answer> get(Call call) {
    String accepted = call.request().getHeader("Accept");
    String path = path(call);
    boolean sheet = accepted != null && accepted.contains(Workbook.MEDIA_TYPE) && isSheet(path);
    return desk.run(
        () -> {
          Drafts.Text file = desk.drafts().file(desk.find(call), path);
          Answer answer =
              sheet
                  ? new Answer(200, Workbook.MEDIA_TYPE, sheetOf(path, file.text()))
                  : new Answer(
                      200,
                      isTable(path) ? CSV : TEXT,
                      file.text().getBytes(StandardCharsets.UTF_8));
          return answer.header("ETag", DraftRoutes.quoted(file.tag())).header("Vary", "Accept");
        });
  }

  private Future<Answer> put(Call call) {
    String path = path(call);
    String type = call.request().getHeader("Content-Type");
    boolean sheet = type != null && type.startsWith(Workbook.MEDIA_TYPE);
    if (type == null || (sheet ? !isSheet(path) : !type.startsWith("text/"))) {
      throw new Refusal(
          Kind.UNSUPPORTED_MEDIA_TYPE,
          "Content-Type must be text/plain or text/csv, or, for a table or list, "
              + Workbook.MEDIA_TYPE);
    }
    return RequestBody.bytes(call.request(), RequestBody.LIMIT)
        .compose(
            bytes ->
                desk.run(
                    () -> {
                      String text = sheet ? textOf(path, bytes) : utf8(bytes);
                      return written(call, path, text);
                    }));
  }

  private Answer written(Call call, String path, String text) {
    Draft draft = desk.find(call);
    String tag = desk.drafts().put(draft, path, text, IfMatch.ofWrite(call), DraftDesk.who(call));
    return Answer.noContent().header("ETag", DraftRoutes.quoted(tag));
  }

  private Future<Answer> delete(Call call) {
    String path = path(call);
    return desk.run(
        () -> {
          Draft draft = desk.find(call);
          desk.drafts().file(draft, path);
          desk.drafts().remove(draft, path, IfMatch.ofWhole(call), DraftDesk.who(call));
          return Answer.noContent();
        });
  }

  /** The slashes of a path may be escaped or not. */
  private static String path(Call call) {
    String path = call.path().getOrDefault("*", "");
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException brokenEscape) {
      throw new Refusal(Kind.NOT_FOUND);
    }
  }

  private static byte[] sheetOf(String path, String text) {
    return isTable(path) ? Workbook.ofCsv(text) : Workbook.ofLines(text);
  }

  private static String textOf(String path, byte[] sheet) {
    return isTable(path) ? Workbook.toCsv(sheet) : Workbook.toLines(sheet);
  }

  private static boolean isSheet(String path) {
    return isTable(path) || path.startsWith("lists/");
  }

  private static boolean isTable(String path) {
    return path.startsWith("tables/") && path.endsWith(".csv");
  }

  private static String utf8(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new Refusal(Kind.INVALID_REQUEST, "The body must be text in UTF-8");
    }
  }
}
