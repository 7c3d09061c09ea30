package dev.assay.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Objects that hold one answer of a form: what was asked under one key, what was answered under
 * another, as in {@code {"name": "email", "values": ["a@x.com"]}}. These keys are compared by
 * {@link Spelling} as all others are.
 */
final class Pairs {
  private static final KeyOrder ASKED =
      KeyOrder.of(
          "label",
          "question",
          "questiontext",
          "title",
          "columnname",
          "name",
          "key",
          "field",
          "fieldname",
          "fieldlabel",
          "predefinedfield",
          "columnid",
          "id",
          "ref");
  private static final KeyOrder ANSWERED =
      KeyOrder.of(
          "value",
          "values",
          "fieldvalue",
          "answer",
          "answers",
          "answerdetails",
          "stringvalue",
          "userinput",
          "response",
          "rawvalue");
  private static final KeyOrder CHOSEN = KeyOrder.of("label", "labels", "answer");
  private static final KeyOrder CHOICE = KeyOrder.of("text", "label", "title", "name");
  private static final String TEXT = "text";

  private final Vocabulary vocabulary;

  /** One answer: {@code key} is the key in {@code pair} that holds {@code value}. */
  record Answer(List<String> asked, String key, JsonNode value) {}

  Pairs(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * The answer an object holds, null where it is no such object.
   *
   * @param titles titles of the questions by their id, where the form sent them apart
   */
  @Nullable Answer read(JsonNode object, Map<String, String> titles) {
    String key = answerKey(object);
    if (key == null) {
      return null;
    }
    List<String> asked = asked(object, titles);
    return asked.isEmpty() ? null : new Answer(asked, key, given(object, object.path(key)));
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

  private @Nullable String answerKey(JsonNode object) {
    String key = ANSWERED.best(object, vocabulary);
    if (key != null) {
      return key;
    }
    JsonNode type = object.path("type");
    if (object.path("field").isObject() && type.isTextual() && object.has(type.textValue())) {
      return type.textValue();
    }
    return object.has(TEXT) && object.size() <= 3 ? TEXT : null;
  }

  private List<String> asked(JsonNode object, Map<String, String> titles) {
    List<String> asked = new ArrayList<>();
    for (String key : ASKED.keys(object, vocabulary)) {
      JsonNode label = object.get(key);
      if (label.isTextual()) {
        asked.add(label.textValue());
      } else if (label.isObject()) {
        String title = titles.get(label.path("id").asText());
        if (title != null) {
          asked.add(title);
        }
        for (String inner : ASKED.keys(label, vocabulary)) {
          if (label.get(inner).isTextual()) {
            asked.add(label.get(inner).textValue());
          }
        }
      }
    }
    return asked;
  }

  /** What was answered, without the objects that only say of what kind the answer is. */
  private JsonNode given(JsonNode object, JsonNode value) {
    JsonNode given = value;
    while (given.isObject() && !given.isEmpty()) {
      String key = CHOSEN.best(given, vocabulary);
      JsonNode inner = key != null ? given.get(key) : given.elements().next();
      if (key == null && (given.size() > 1 || !inner.isObject())) {
        return value;
      }
      given = inner;
    }
    JsonNode options = object.path("options");
    return options.isArray() ? chosen(options, given) : given;
  }

  /** Where a form offered a list and sent which of it was chosen, what stands there. */
  private JsonNode chosen(JsonNode options, JsonNode value) {
    JsonNode id = value.isArray() && value.size() == 1 ? value.get(0) : value;
    for (JsonNode option : options) {
      boolean named = option.path("id").equals(id) || option.path("value").equals(id);
      String key = named ? CHOICE.best(option, vocabulary) : null;
      if (key != null) {
        return option.get(key);
      }
    }
    return value;
  }
}
