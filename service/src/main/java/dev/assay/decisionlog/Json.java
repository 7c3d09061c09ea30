package dev.assay.decisionlog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.canonical.CanonicalWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parts of JSON that records and payloads share. */
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static JsonNode parse(byte[] json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException("stored JSON cannot be read", e);
    }
  }

  static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("stored JSON cannot be read", e);
    }
  }

  static void texts(CanonicalWriter out, String key, List<String> texts) {
    out.key(key).beginArray();
    texts.forEach(out::value);
    out.endArray();
  }

  static void text(CanonicalWriter out, String key, @Nullable String text) {
    out.key(key);
    if (text == null) {
      out.nullValue();
    } else {
      out.value(text);
    }
  }

  static List<String> texts(JsonNode array) {
    return list(array, JsonNode::textValue);
  }

  static <T> List<T> list(JsonNode array, Function<JsonNode, T> read) {
    List<T> list = new ArrayList<>(array.size());
    array.forEach(element -> list.add(read.apply(element)));
    return list;
  }
}
