package dev.assay.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Objects that hold one answer of a form: what was asked under one key, what was answered under
 * another, as in {@code {"name": "email", "values": ["a@x.com"]}}.
 */
final class Pairs {
  private static final List<String> ASKED =
      List.of(
          "label",
          "question",
          "title",
          "column_name",
          "name",
          "key",
          "field",
          "field_name",
          "column_id",
          "id",
          "ref");
  private static final List<String> ANSWERED =
      List.of(
          "value",
          "values",
          "answer",
          "answers",
          "string_value",
          "user_input",
          "response",
          "raw_value");
  private static final String TEXT = "text";

  /** One answer: {@code key} is the key in {@code pair} that holds {@code value}. */
  record Answer(List<String> asked, String key, JsonNode value) {}

  private Pairs() {}

  /**
   * The answer an object holds, null where it is no such object.
   *
   * @param titles titles of the questions by their id, where the form sent them apart
   */
  static @Nullable Answer read(JsonNode object, Map<String, String> titles) {
    String key = answerKey(object);
    if (key == null) {
      return null;
    }
    List<String> asked = asked(object, titles);
    JsonNode value = object.path(key);
    JsonNode inner = value.isObject() ? firstOf(value, List.of("label", "labels", "answer")) : null;
    return asked.isEmpty() ? null : new Answer(asked, key, inner == null ? value : inner);
  }

  /** Titles of a form's questions by their ids, from {@code definition.fields}. */
  static Map<String, String> titles(JsonNode definition) {
    Map<String, String> titles = new HashMap<>();
    for (JsonNode field : definition.path("fields")) {
      if (field.path("id").isTextual() && field.path("title").isTextual()) {
        titles.put(field.path("id").textValue(), field.path("title").textValue());
      }
    }
    return titles;
  }

  private static @Nullable String answerKey(JsonNode object) {
    for (String key : ANSWERED) {
      if (object.has(key)) {
        return key;
      }
    }
    JsonNode type = object.path("type");
    if (object.path("field").isObject() && type.isTextual() && object.has(type.textValue())) {
      return type.textValue();
    }
    return object.has(TEXT) && object.size() <= 3 ? TEXT : null;
  }

  private static List<String> asked(JsonNode object, Map<String, String> titles) {
    List<String> asked = new ArrayList<>();
    for (String key : ASKED) {
      JsonNode label = object.path(key);
      if (label.isTextual()) {
        asked.add(label.textValue());
      } else if (label.isObject()) {
        String title = titles.get(label.path("id").asText());
        if (title != null) {
          asked.add(title);
        }
        for (String inner : ASKED) {
          if (label.path(inner).isTextual()) {
            asked.add(label.path(inner).textValue());
          }
        }
      }
    }
    return asked;
  }

  private static @Nullable JsonNode firstOf(JsonNode object, List<String> keys) {
    for (String key : keys) {
      if (object.has(key)) {
        return object.get(key);
      }
    }
    return null;
  }
}
