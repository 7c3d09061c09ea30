package dev.assay.canonical;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * Canonical JSON of a tree: keys sorted, no white space, one form per number.
 *
 * <p>Integers beyond 2^53 are written in full, where RFC 8785 would round them; they occur only in
 * what a caller sent, never in what Assay computes.
 */
public final class CanonicalJson {

  private CanonicalJson() {}

  public static byte[] bytes(JsonNode node) {
    CanonicalWriter out = new CanonicalWriter();
    write(node, out);
    return out.toBytes();
  }

  public static void write(JsonNode node, CanonicalWriter out) {
    switch (node.getNodeType()) {
      case OBJECT -> {
        out.beginObject();
        Map<String, JsonNode> sorted = new TreeMap<>();
        node.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
        sorted.forEach(
            (key, value) -> {
              out.key(key);
              write(value, out);
            });
        out.endObject();
      }
      case ARRAY -> {
        out.beginArray();
        node.forEach(element -> write(element, out));
        out.endArray();
      }
      case STRING -> out.value(node.textValue());
      case BOOLEAN -> out.value(node.booleanValue());
      case NUMBER -> number(node, out);
      case NULL, MISSING -> out.nullValue();
      default -> throw new IllegalArgumentException("no JSON: " + node.getNodeType());
    }
  }

  private static void number(JsonNode node, CanonicalWriter out) {
    if (node.isIntegralNumber()) {
      out.raw(node.bigIntegerValue().toString());
    } else {
      out.value(node.doubleValue());
    }
  }
}
