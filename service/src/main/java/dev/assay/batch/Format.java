package dev.assay.batch;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How many leads are written in one stream. */
public enum Format {
  /** A JSON object per line. */
  NDJSON("application/x-ndjson"),
  /** RFC 4180, separated by commas, semicolons or tabs; the first record names the columns. */
  CSV("text/csv");

  private final String mediaType;

  Format(String mediaType) {
    this.mediaType = mediaType;
  }

  public String mediaType() {
    return mediaType;
  }

  /** The format a content type names; null where it names another one, or not UTF-8. */
  public static @Nullable Format of(@Nullable String contentType) {
    if (contentType == null) {
      return null;
    }
    String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip().replace("\"", "");
      if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
        return null;
      }
    }
    return switch (parts[0].strip()) {
      case "application/x-ndjson", "application/ndjson", "application/jsonl" -> NDJSON;
      case "text/csv" -> CSV;
      default -> null;
    };
  }

  /** The format that the name of a file says; null where it says another one. */
  public static @Nullable Format ofFile(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".csv") || lower.endsWith(".tsv")) {
      return CSV;
    }
    return lower.endsWith(".ndjson") || lower.endsWith(".jsonl") ? NDJSON : null;
  }
}
