package dev.assay.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.intake.Detection.Found;
import dev.assay.intake.reference.ReferenceData;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DetectionTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Intake INTAKE = new Intake(ReferenceData.bundled());

  static Stream<Arguments> aliases() {
    return Cases.read("aliases.yaml").properties().stream()
        .flatMap(
            field ->
                Cases.texts(field.getValue().get("keys")).stream()
                    .flatMap(DetectionTest::spellings)
                    .map(
                        key ->
                            Arguments.of(
                                field.getKey(), key, field.getValue().get("value").asText())));
  }

  @ParameterizedTest
  @MethodSource("aliases")
  void read_keyMeansField(String field, String key, String value) {
    Detection detection = INTAKE.read(JSON.createObjectNode().put(key, value)).detection();

    assertThat(sources(detection)).containsExactly(Map.entry(field, key));
    assertThat(detection.unrecognized()).isEmpty();
  }

  static Stream<JsonNode> notFields() {
    return Cases.rows("not-fields.yaml");
  }

  @ParameterizedTest
  @MethodSource("notFields")
  void read_keyMeansNothing(JsonNode row) {
    String key = row.get("key").asText();

    Detection detection =
        INTAKE.read(JSON.createObjectNode().set(key, row.get("value"))).detection();

    assertThat(detection.found()).isEmpty();
    assertThat(detection.unrecognized()).containsExactly(key);
  }

  static Stream<Arguments> shapes() {
    return Cases.rows("shapes.yaml").map(row -> Arguments.of(row.get("name").asText(), row));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shapes")
  void read_shape(String name, JsonNode row) {
    Detection detection = INTAKE.read(row.get("lead")).detection();

    assertThat(sources(detection)).as(name).isEqualTo(texts(row.path("found")));
    assertThat(normalized(detection)).containsAllEntriesOf(texts(row.path("is")));
    assertThat(methods(detection)).containsAllEntriesOf(texts(row.path("methods")));
    assertThat(detection.unrecognized()).isEqualTo(Cases.texts(row.path("unrecognized")));
    assertThat(conflicts(detection)).isEqualTo(lists(row.path("conflicts")));
    assertThat(detection.warnings()).hasSize(row.path("warnings").asInt());
  }

  static Stream<JsonNode> invalidMaps() {
    return Cases.rows("invalid-maps.yaml");
  }

  @ParameterizedTest
  @MethodSource("invalidMaps")
  void read_invalidMap(JsonNode row) {
    ObjectNode lead = JSON.createObjectNode().put("email", "ana@acme.es");
    lead.set(LeadMap.KEY, row.get("map"));

    assertThatThrownBy(() -> INTAKE.read(lead))
        .isInstanceOf(InvalidMapException.class)
        .hasMessageContaining(row.get("says").asText());
  }

  /** The key as it stands and with other cases and separators. */
  private static Stream<String> spellings(String key) {
    return Stream.of(
            key,
            key.toUpperCase(Locale.ROOT),
            key.toLowerCase(Locale.ROOT),
            key.replace(' ', '_'),
            key.replace(' ', '-'),
            key.replace('_', ' '),
            key.replace('_', '.'))
        .distinct();
  }

  private static Map<String, String> sources(Detection detection) {
    return byField(detection.found(), Found::source);
  }

  private static Map<String, String> methods(Detection detection) {
    return byField(detection.found(), found -> found.method().json());
  }

  private static Map<String, String> normalized(Detection detection) {
    return byField(detection.normalized(), text -> text);
  }

  private static <V> Map<String, String> byField(
      Map<Field, V> map, java.util.function.Function<V, String> text) {
    Map<String, String> texts = new TreeMap<>();
    map.forEach((field, value) -> texts.put(field.json(), text.apply(value)));
    return texts;
  }

  private static Map<String, List<String>> conflicts(Detection detection) {
    Map<String, List<String>> conflicts = new TreeMap<>();
    detection.conflicts().forEach(c -> conflicts.put(c.field().json(), c.others()));
    return conflicts;
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new TreeMap<>();
    object.properties().forEach(e -> texts.put(e.getKey(), e.getValue().asText()));
    return texts;
  }

  private static Map<String, List<String>> lists(JsonNode object) {
    Map<String, List<String>> lists = new TreeMap<>();
    object
        .properties()
        .forEach(e -> lists.put(e.getKey(), new ArrayList<>(Cases.texts(e.getValue()))));
    return lists;
  }
}
