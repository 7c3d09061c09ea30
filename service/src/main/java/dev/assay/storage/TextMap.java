package dev.assay.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.canonical.CanonicalWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/** Texts by name as canonical JSON in one column. */
final class TextMap {
  private static final JsonMapper JSON = new JsonMapper();

  private TextMap() {}

  static String write(SortedMap<String, String> texts) {
    CanonicalWriter out = new CanonicalWriter(4096).beginObject();
    texts.forEach((name, text) -> out.key(name).value(text));
    return new String(out.endObject().toBytes(), StandardCharsets.UTF_8);
  }

  static SortedMap<String, String> read(String json) {
    SortedMap<String, String> texts = new TreeMap<>();
    try {
      JSON.readTree(json)
          .properties()
          .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
      return texts;
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("stored JSON cannot be read", e);
    }
  }
}
