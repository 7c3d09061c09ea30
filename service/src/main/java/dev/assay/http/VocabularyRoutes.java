package dev.assay.http;

import dev.assay.canonical.CanonicalWriter;
import dev.assay.rules.guard.Vocabulary;
import io.vertx.core.Future;
import java.util.Map;

/** Tells those who write rules what rules may look at. */
final class VocabularyRoutes {
  private final Answer answer = answer(new Vocabulary());

  Map<String, Handling> handlings() {
    return Map.of("readVocabulary", call -> Future.succeededFuture(answer));
  }

  private static Answer answer(Vocabulary vocabulary) {
    CanonicalWriter out = new CanonicalWriter(16_384).beginObject().key("facts").beginArray();
    vocabulary.facts().forEach(out::value);
    out.endArray().key("types").beginArray();
    vocabulary.types().forEach((name, type) -> write(out, name, type, vocabulary));
    return Answer.ok(out.endArray().endObject());
  }

  private static void write(
      CanonicalWriter out, String name, Class<?> type, Vocabulary vocabulary) {
    out.beginObject().key("name").value(name).key("fields").beginArray();
    vocabulary
        .fields(type)
        .forEach(
            (field, of) ->
                out.beginObject().key("name").value(field).key("type").value(word(of)).endObject());
    out.endArray().key("words").beginArray();
    if (type.isEnum()) {
      for (Object word : type.getEnumConstants()) {
        out.value(((Enum<?>) word).name());
      }
    }
    out.endArray().endObject();
  }

  /** A type as those who write rules call it. */
  private static String word(Class<?> type) {
    if (type == boolean.class) {
      return "truth";
    }
    if (type.isPrimitive()) {
      return "number";
    }
    return type == String.class ? "text" : type.getSimpleName();
  }
}
