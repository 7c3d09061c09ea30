package dev.assay.decisionlog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.assay.canonical.CanonicalJson;
import dev.assay.model.Lead;
import java.io.UncheckedIOException;

/** The canonical JSON of a {@link Lead}. */
final class LeadCodec {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

  private LeadCodec() {}

  static byte[] write(Lead lead) {
    return CanonicalJson.bytes(MAPPER.valueToTree(lead));
  }

  static Lead read(JsonNode json) {
    try {
      return MAPPER.treeToValue(json, Lead.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("stored lead cannot be read", e);
    }
  }
}
