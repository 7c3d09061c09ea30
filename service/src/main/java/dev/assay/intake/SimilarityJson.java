package dev.assay.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.model.Similarity;
import java.util.ArrayList;
import java.util.List;

/** {@link Similarity} as a part of {@link LeadJson}; written for packs that look at it alone. */
final class SimilarityJson {
  private SimilarityJson() {}

  static void write(Similarity similarity, CanonicalWriter out) {
    out.beginObject();
    out.key("coverage").value(similarity.coverage());
    out.key("customers").value(similarity.customers());
    out.key("known").value(similarity.known());
    out.key("nearest").beginArray();
    for (Similarity.Near near : similarity.nearest()) {
      out.beginObject();
      out.key("customer").value(near.customer());
      texts("different", near.different(), out);
      texts("missing", near.missing(), out);
      out.key("same_company").value(near.sameCompany());
      texts("shared", near.shared(), out);
      out.key("similarity").value(near.similarity());
      out.endObject();
    }
    out.endArray();
    out.key("value").value(similarity.value());
    out.endObject();
  }

  private static void texts(String key, List<String> texts, CanonicalWriter out) {
    out.key(key).beginArray();
    texts.forEach(out::value);
    out.endArray();
  }

  static Similarity read(JsonNode json) {
    if (json.isMissingNode()) {
      return Similarity.ABSENT;
    }
    List<Similarity.Near> nearest = new ArrayList<>();
    for (JsonNode near : json.path("nearest")) {
      nearest.add(
          new Similarity.Near(
              near.path("customer").asText(),
              near.path("similarity").doubleValue(),
              near.path("same_company").booleanValue(),
              texts(near.path("shared")),
              texts(near.path("different")),
              texts(near.path("missing"))));
    }
    return new Similarity(
        json.path("known").booleanValue(),
        json.path("value").doubleValue(),
        json.path("coverage").doubleValue(),
        json.path("customers").intValue(),
        nearest);
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
