package dev.assay.http;

import dev.assay.canonical.CanonicalWriter;
import dev.assay.rules.Severity;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Parts of answers that several routes write. */
final class Json {

  private Json() {}

  /** A text, or null. */
  static void text(CanonicalWriter out, @Nullable String text) {
    if (text == null) {
      out.nullValue();
    } else {
      out.value(text);
    }
  }

  static void texts(CanonicalWriter out, Collection<String> texts) {
    out.beginArray();
    texts.forEach(out::value);
    out.endArray();
  }

  static @Nullable String severity(@Nullable Severity severity) {
    return severity == null ? null : severity.json();
  }
}
