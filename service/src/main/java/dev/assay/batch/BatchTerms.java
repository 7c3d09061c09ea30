package dev.assay.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a batch that is a job asks for each of its leads.
 *
 * @param version of the pack; null for the one in force
 * @param liveAt by what was in force then; null for now
 * @param asOf the clock of all decisions; null for the moment of each
 * @param explain whether its result explains each decision
 */
public record BatchTerms(
    String pack,
    @Nullable String version,
    @Nullable Instant liveAt,
    @Nullable Instant asOf,
    boolean explain) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public static BatchTerms of(String json) {
    try {
      JsonNode terms = JSON.readTree(json);
      String liveAt = terms.path("live_at").textValue();
      String asOf = terms.path("as_of").textValue();
      return new BatchTerms(
          terms.path("pack").asText(),
          terms.path("version").textValue(),
          liveAt == null ? null : Instant.parse(liveAt),
          asOf == null ? null : Instant.parse(asOf),
          terms.path("explain").asBoolean());
    } catch (IOException e) {
      throw new UncheckedIOException("the terms of a stored job cannot be read", e);
    }
  }

  public String json() {
    ObjectNode terms = JSON.createObjectNode().put("pack", pack).put("version", version);
    terms.put("live_at", liveAt == null ? null : liveAt.toString());
    terms.put("as_of", asOf == null ? null : asOf.toString());
    return terms.put("explain", explain).toString();
  }
}
