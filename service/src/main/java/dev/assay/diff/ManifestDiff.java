package dev.assay.diff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.assay.canonical.CanonicalJson;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.diff.Change.Subject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What one {@code pack.yaml} says that another does not; how it is laid out does not matter. */
final class ManifestDiff {
  /** Told apart by their own subjects, or no difference in meaning. */
  private static final Set<String> NOT_SETTINGS =
      Set.of("pack", "version", "factors", "groups", "lists", "patterns", "band_sets");

  private final ObjectMapper yaml =
      new ObjectMapper(
          YAMLFactory.builder()
              .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
              .build());
  private final List<Change> changes = new ArrayList<>();

  /** The changes from one text to the other; of one that cannot be read, that it is another. */
  List<Change> between(String from, String to) {
    try {
      compare(object(from), object(to));
    } catch (JsonProcessingException unreadable) {
      changes.clear();
      if (!from.equals(to)) {
        changes.add(Change.of(Subject.PACK, "pack.yaml", from, to));
      }
    }
    return changes;
  }

  /** The lists that a text declares: key and file. */
  List<JsonNode> lists(String text) {
    List<JsonNode> lists = new ArrayList<>();
    try {
      object(text).path("lists").forEach(lists::add);
    } catch (JsonProcessingException unreadable) {
      lists.clear();
    }
    return lists;
  }

  private JsonNode object(String text) throws JsonProcessingException {
    JsonNode read = yaml.readTree(text);
    return read == null || read.isNull() ? MissingNode.getInstance() : read;
  }

  private void compare(JsonNode from, JsonNode to) {
    for (String key : names(from, to)) {
      if (!NOT_SETTINGS.contains(key)) {
        setting(key, from.path(key), to.path(key));
      }
    }
    each(Subject.FACTOR, from.path("factors"), to.path("factors"));
    order(from.path("factors"), to.path("factors"));
    each(Subject.GROUP, from.path("groups"), to.path("groups"));
    each(Subject.LIST, from.path("lists"), to.path("lists"));
    each(Subject.PATTERN, from.path("patterns"), to.path("patterns"));
    for (String set : names(from.path("band_sets"), to.path("band_sets"))) {
      bands(set, from.path("band_sets").path(set), to.path("band_sets").path(set));
    }
  }

  private void setting(String key, JsonNode from, JsonNode to) {
    JsonNode before = from.isMissingNode() ? usual(key) : from;
    JsonNode after = to.isMissingNode() ? usual(key) : to;
    if (!normal(before).equals(normal(after))) {
      changes.add(Change.value(Subject.SETTING, key, key, normal(before), normal(after)));
    }
  }

  /** What holds where nothing is said. */
  private static JsonNode usual(String key) {
    return key.equals("scale") ? JsonNodeFactory.instance.numberNode(1) : MissingNode.getInstance();
  }

  private void each(Subject subject, JsonNode from, JsonNode to) {
    JsonNode before = byKey(from, "key");
    JsonNode after = byKey(to, "key");
    for (String key : names(before, after)) {
      one(subject, key, before.path(key), after.path(key));
    }
  }

  private void one(Subject subject, String key, JsonNode from, JsonNode to) {
    if (from.isMissingNode() || to.isMissingNode()) {
      String before = from.isMissingNode() ? null : normal(from);
      String after = to.isMissingNode() ? null : normal(to);
      changes.add(Change.of(subject, key, before, after));
      return;
    }
    for (String field : names(from, to)) {
      String before = normal(from.path(field));
      String after = normal(to.path(field));
      boolean told = subject == Subject.LIST && field.equals("file");
      if (!before.equals(after) && !told) {
        boolean weight = field.equals("weight");
        Subject about = weight ? Subject.WEIGHT : subject;
        String what = weight ? "weight of " + key : subject.json() + " " + key + ", " + field;
        changes.add(Change.value(about, key, what, before, after));
      }
    }
  }

  /** The order of factors is that of answers, waterfall and hash. */
  private void order(JsonNode from, JsonNode to) {
    List<String> before = keys(from);
    List<String> after = keys(to);
    before.retainAll(keys(to));
    after.retainAll(keys(from));
    if (!before.equals(after)) {
      changes.add(
          Change.value(
              Subject.FACTOR,
              "factors",
              "order of the factors",
              String.join(", ", before),
              String.join(", ", after)));
    }
  }

  private void bands(String set, JsonNode from, JsonNode to) {
    JsonNode before = byKey(from, "band");
    JsonNode after = byKey(to, "band");
    for (String band : names(before, after)) {
      one(Subject.BAND, set + "/" + band, before.path(band), after.path(band));
    }
  }

  private static List<String> keys(JsonNode list) {
    List<String> keys = new ArrayList<>();
    list.forEach(one -> keys.add(one.path("key").asText()));
    return keys;
  }

  private static JsonNode byKey(JsonNode list, String key) {
    ObjectNode byKey = JsonNodeFactory.instance.objectNode();
    list.forEach(one -> byKey.set(one.path(key).asText(), one));
    return byKey;
  }

  /** Names in both, those of the newer first, in its order. */
  private static Set<String> names(JsonNode from, JsonNode to) {
    Set<String> names = new LinkedHashSet<>();
    to.fieldNames().forEachRemaining(names::add);
    from.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** A value in one spelling: 50 and 50.0 are one number. */
  private static String normal(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (value.isTextual() || (value.isNumber() && !Double.isFinite(value.doubleValue()))) {
      return value.asText();
    }
    CanonicalWriter out = new CanonicalWriter();
    CanonicalJson.write(value, out);
    return new String(out.toBytes(), StandardCharsets.UTF_8);
  }
}
