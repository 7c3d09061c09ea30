package dev.assay.http;

import dev.assay.bulk.ReplayTask;
import io.vertx.core.http.HttpHeaders;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** In what form a result is handed out. */
enum BulkFormat {
  NDJSON("application/x-ndjson"),
  JSON("application/json"),
  CSV("text/csv");

  private static final int ALGORITHM = "sha256:".length();

  private final String mediaType;

  BulkFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /** What a caller asks for by {@code ?format=}, or else accepts; its first form otherwise. */
  static BulkFormat of(Call call, String kind) {
    BulkFormat whole = kind.equals(ReplayTask.KIND) ? NDJSON : JSON;
    List<BulkFormat> forms = List.of(whole, CSV);
    String asked = call.query().text("format");
    if (asked != null) {
      return forms.stream()
          .filter(form -> form.extension().equals(asked))
          .findFirst()
          .orElseThrow(
              () ->
                  new Refusal(
                      Kind.INVALID_REQUEST,
                      List.of(new Fault("?format", "must be " + whole.extension() + " or csv"))));
    }
    String accept = call.request().getHeader(HttpHeaders.ACCEPT);
    return accept == null ? whole : accepted(accept, forms, whole);
  }

  private static BulkFormat accepted(String accept, List<BulkFormat> forms, BulkFormat whole) {
    return Arrays.stream(accept.split(",", 20))
        .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
        .flatMap(type -> forms.stream().filter(form -> form.mediaType.equals(type)))
        .findFirst()
        .orElse(whole);
  }

  String mediaType() {
    return mediaType;
  }

  String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The hash of a result in this form; null before its job has ended. */
  @Nullable String hash(BulkDesk.Found found) {
    return this == CSV ? found.walk().csvHash() : found.job().resultHash();
  }

  /** A hash as the header of RFC 9530. */
  static String digest(String hash) {
    byte[] bytes = HexFormat.of().parseHex(hash.substring(ALGORITHM));
    return "sha-256=:" + Base64.getEncoder().encodeToString(bytes) + ":";
  }
}
