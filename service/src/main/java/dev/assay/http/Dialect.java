package dev.assay.http;

import java.util.Set;

/** Whose API a path belongs to: how its bodies are taken, and how its refusals are worded. */
enum Dialect {
  /** Assay's own. */
  NATIVE,
  LEAD_FLAGS,
  CONTURS;

  private static final Set<String> CONTURS_PATHS =
      Set.of("/leads", "/config", "/feedback", "/health");

  /** What is wrong with a body that is JSON and no object. */
  String notAnObject() {
    return this == CONTURS ? "must be a JSON object" : "The body must be a JSON object";
  }

  /** The API of a path, with or without a slash at its end. */
  static Dialect of(String path) {
    if (path.startsWith("/api/")) {
      return LEAD_FLAGS;
    }
    String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return CONTURS_PATHS.contains(bare) ? CONTURS : NATIVE;
  }
}
