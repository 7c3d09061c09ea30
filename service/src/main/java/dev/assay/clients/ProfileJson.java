package dev.assay.clients;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.canonical.CanonicalWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A profile in JSON: {@code {"country": "DE", "employees": 120, "industry": "software", "market":
 * "b2b"}}; what is not known is left out.
 */
public final class ProfileJson {
  private static final JsonMapper JSON = new JsonMapper();

  private ProfileJson() {}

  /** Reads what fits the contract. */
  public static Profile read(JsonNode profile) {
    return new Profile(
        profile.path("industry").asText(),
        profile.path("employees").asInt(),
        profile.path("market").asText(),
        profile.path("country").asText());
  }

  public static void write(Profile profile, CanonicalWriter out) {
    out.beginObject();
    text(out, "country", profile.country());
    if (profile.employees() > 0) {
      out.key("employees").value(profile.employees());
    }
    text(out, "industry", profile.industry());
    text(out, "market", profile.market());
    out.endObject();
  }

  /** The inverse of {@link #text}. */
  public static Profile read(String text) {
    try {
      return read(JSON.readTree(text));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a stored profile cannot be read", e);
    }
  }

  public static String text(Profile profile) {
    CanonicalWriter out = new CanonicalWriter(128);
    write(profile, out);
    return new String(out.toBytes(), StandardCharsets.UTF_8);
  }

  private static void text(CanonicalWriter out, String key, String text) {
    if (!text.isEmpty()) {
      out.key(key).value(text);
    }
  }
}
