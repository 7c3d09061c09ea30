package dev.assay.ruletests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.assay.rules.Scorecard;
import java.nio.file.Path;
import java.util.List;

/**
 * A text that, sent alone in its field, must raise a flag or must not.
 *
 * @param file where it stands, among others that show the same
 */
record WordCase(Path file, String flag, boolean raises, String field, String text) {

  static List<WordCase> all(Path folder) {
    return Yaml.files(folder).stream().flatMap(file -> read(file).stream()).toList();
  }

  private static List<WordCase> read(Path file) {
    JsonNode node = Yaml.read(file);
    String flag = node.required("about").asText();
    boolean raises = !node.path("near_miss").asText().equals("true");
    String field = node.required("field").asText();
    return Yaml.texts(node.required("texts")).stream()
        .map(text -> new WordCase(file, flag, raises, field, text))
        .toList();
  }

  boolean holds(Scorecard card) {
    return card.factors().stream().anyMatch(f -> f.key().equals(flag)) == raises;
  }

  JsonNode lead() {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return json.objectNode()
        .put("email", "juan@gmail.com") // for the flags that compare a field with the address
        .set(field, json.textNode(text));
  }
}
