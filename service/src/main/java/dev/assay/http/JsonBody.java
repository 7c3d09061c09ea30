package dev.assay.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NumericNode;
import java.io.IOException;

/**
 * Reads what a caller sent as one JSON value, strictly: UTF-8 (a byte order mark is skipped), no
 * duplicate keys, of which systems would read different ones, nothing after the value, at most 64
 * levels deep, no number beyond what a double holds.
 */
final class JsonBody {
  static final int MAX_DEPTH = 64;

  private static final ObjectReader READER = reader();

  private JsonBody() {}

  static JsonNode parse(byte[] body) {
    if (notUtf8(body)) {
      throw new Refusal(Kind.INVALID_JSON);
    }
    try {
      JsonNode value = READER.readTree(body);
      if (value.isMissingNode()) {
        throw new Refusal(Kind.INVALID_JSON);
      }
      return value;
    } catch (IOException | NumberFormatException notJson) {
      throw new Refusal(Kind.INVALID_JSON);
    }
  }

  /** Whether the first bytes are those of UTF-16 or UTF-32, which the parser would read as well. */
  private static boolean notUtf8(byte[] body) {
    for (int i = 0; i < Math.min(4, body.length); i++) {
      int b = body[i] & 0xFF;
      if (b == 0 || b >= 0xFE) {
        return true;
      }
    }
    return false;
  }

  private static ObjectReader reader() {
    JsonFactory factory =
        JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNameLength(RequestBody.LIMIT)
                    .maxStringLength(RequestBody.LIMIT)
                    .build())
            .build();
    return JsonMapper.builder(factory)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .nodeFactory(new FiniteNumbers())
        .build()
        .reader();
  }

  /** Refuses numbers such as 1e400, which no double holds. */
  private static final class FiniteNumbers extends JsonNodeFactory {
    private static final long serialVersionUID = 1L;

    @Override
    public NumericNode numberNode(double value) {
      if (!Double.isFinite(value)) {
        throw new NumberFormatException("no double holds it");
      }
      return super.numberNode(value);
    }
  }
}
