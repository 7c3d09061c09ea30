package dev.assay.decisionlog;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.intake.Detection;
import dev.assay.intake.Detection.Conflict;
import dev.assay.intake.Detection.Found;
import dev.assay.intake.Field;
import dev.assay.intake.Method;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** The canonical JSON of a {@link Detection}. */
final class DetectionJson {
  private static final List<Field> SORTED =
      Stream.of(Field.values()).sorted(Comparator.comparing(Field::json)).toList();

  private DetectionJson() {}

  static void write(Detection detection, CanonicalWriter out) {
    out.beginObject();
    out.key("conflicts").beginArray();
    for (Conflict conflict : detection.conflicts()) {
      out.beginObject();
      out.key("field").value(conflict.field().json());
      out.key("kept").value(conflict.kept());
      Json.texts(out, "others", conflict.others());
      out.endObject();
    }
    out.endArray();
    fields(
        out,
        "found",
        detection.found(),
        found -> {
          out.beginObject();
          out.key("method").value(found.method().json());
          out.key("source").value(found.source());
          out.endObject();
        });
    if (!detection.further().isEmpty()) {
      fields(out, "further", detection.further(), texts -> texts(out, texts));
    }
    fields(out, "normalized", detection.normalized(), out::value);
    Json.texts(out, "unrecognized", detection.unrecognized());
    Json.texts(out, "warnings", detection.warnings());
    out.endObject();
  }

  static Detection read(JsonNode detection) {
    return new Detection(
        fields(
            detection.get("found"),
            found ->
                new Found(
                    found.get("source").textValue(),
                    Method.valueOf(found.get("method").textValue().toUpperCase(Locale.ROOT)))),
        fields(detection.get("normalized"), JsonNode::textValue),
        detection.has("further")
            ? fields(detection.get("further"), texts -> new TreeSet<>(Json.texts(texts)))
            : Map.of(),
        Json.texts(detection.get("unrecognized")),
        Json.list(
            detection.get("conflicts"),
            conflict ->
                new Conflict(
                    field(conflict.get("field").textValue()),
                    conflict.get("kept").textValue(),
                    Json.texts(conflict.get("others")))),
        Json.texts(detection.get("warnings")));
  }

  private static void texts(CanonicalWriter out, Iterable<String> texts) {
    out.beginArray();
    texts.forEach(out::value);
    out.endArray();
  }

  private static <V> void fields(
      CanonicalWriter out, String key, Map<Field, V> fields, Consumer<V> value) {
    out.key(key).beginObject();
    for (Field field : SORTED) {
      V content = fields.get(field);
      if (content != null) {
        out.key(field.json());
        value.accept(content);
      }
    }
    out.endObject();
  }

  private static <V> Map<Field, V> fields(JsonNode json, Function<JsonNode, V> value) {
    Map<Field, V> fields = new EnumMap<>(Field.class);
    json.properties()
        .forEach(entry -> fields.put(field(entry.getKey()), value.apply(entry.getValue())));
    return fields;
  }

  private static Field field(String json) {
    return Field.valueOf(json.toUpperCase(Locale.ROOT));
  }
}
