package dev.assay.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.decisionlog.Criteria;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which decisions to run again, null where it does not matter.
 *
 * @param version that judged
 * @param from earliest clock of the decision
 * @param to the first clock that is too late
 * @param withVersion the version that is to judge; null for the one that did
 */
public record ReplayTerms(
    @Nullable String pack,
    @Nullable String version,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String withVersion) {
  private static final JsonMapper JSON = new JsonMapper();

  /** Reads what {@link #json} wrote. */
  public static ReplayTerms of(String json) {
    try {
      JsonNode terms = JSON.readTree(json);
      return new ReplayTerms(
          terms.path("pack").textValue(),
          terms.path("version").textValue(),
          time(terms.path("from")),
          time(terms.path("to")),
          terms.path("with_version").textValue());
    } catch (IOException e) {
      throw new UncheckedIOException("the terms of a stored job cannot be read", e);
    }
  }

  static @Nullable Instant time(JsonNode value) {
    return value.isTextual() ? Instant.parse(value.textValue()) : null;
  }

  Criteria criteria() {
    return new Criteria(null, null, pack, version, from, to);
  }

  public String json() {
    CanonicalWriter out = new CanonicalWriter().beginObject();
    text(out, "from", from);
    text(out, "pack", pack);
    text(out, "to", to);
    text(out, "version", version);
    text(out, "with_version", withVersion);
    return new String(out.endObject().toBytes(), StandardCharsets.UTF_8);
  }

  static void text(CanonicalWriter out, String key, @Nullable Object value) {
    if (value != null) {
      out.key(key).value(value.toString());
    }
  }
}
