package dev.assay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.intake.reference.ReferenceData;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent, a reading comes out, and the same one twice. */
class HostileInputTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Intake INTAKE = new Intake(ReferenceData.bundled());
  private static final int TREES = 2_000;

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "Ana",
          "ana@acme.es",
          "@",
          "a@",
          "<@>",
          "mailto:",
          "+",
          "+34",
          "+34600111222",
          "00",
          "(0)",
          "tel:",
          "x1",
          "#",
          "https://",
          "http://[",
          "//",
          ".",
          "..",
          "a.b",
          "xn--",
          "xn--a.b",
          "😀",
          "\ud800",
          "\udc00x",
          "\u202e\u0645\u202c",
          "\u200b",
          "\u0000",
          "ß.de",
          "$",
          "$.",
          "a[",
          "a['",
          "EN",
          "es_MX",
          "🇪",
          "王",
          "\u0e01\u0e33",
          "null",
          "Select",
          "Mr.",
          "e\u0301\u0301\u0301",
          "\u2066",
          "٣٤",
          "1e999",
          "-",
          "'",
          "\"",
          "\\");
  private static final List<String> KEYS =
      List.of(
          "",
          " ",
          "name",
          "email",
          "phone",
          "message",
          "source",
          "country",
          "title",
          "website",
          "first_name",
          "lastName",
          "contact",
          "company",
          "owner",
          "fields",
          "data",
          "value",
          "values",
          "label",
          "question",
          "definition",
          "field",
          "type",
          "answers",
          "id",
          "a.b",
          "[0]",
          "😀",
          "\ud800",
          "How did you hear about us?",
          "country_code",
          "1",
          "__proto__",
          "_leadflags_map_");

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void read_randomTrees(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < TREES; i++) {
      ObjectNode lead = object(random, 4);

      assertReadTwiceAlike(lead);
    }
  }

  @ParameterizedTest
  @EnumSource(Field.class)
  void read_everyTextInEveryField(Field field) {
    for (String text : TEXTS) {
      assertReadTwiceAlike(NODES.objectNode().put(field.json(), text));
    }
  }

  @ParameterizedTest
  @EnumSource(Field.class)
  void read_longTextIsCut(Field field) {
    for (String unit : List.of("a", "1", "+", "@", "a.", " ", "王", "😀", "a@b.c ", "\u0301", "-")) {
      String text = "x" + unit.repeat(70 * 1024 / unit.length());

      Reading reading = INTAKE.read(NODES.objectNode().put(field.json(), text));

      assertThat(reading.detection().warnings())
          .containsExactly("'" + field.json() + "' is longer than 64 KiB and was cut");
      assertThat(reading.detection().normalized().get(field)).hasSizeLessThanOrEqualTo(64 * 1024);
    }
  }

  @Test
  void read_deeplyNested() {
    ObjectNode lead = NODES.objectNode().put("email", "ana@acme.es");
    for (int i = 0; i < 500; i++) {
      lead = NODES.objectNode().set("data", lead);
    }

    Reading reading = INTAKE.read(lead);

    assertThat(reading.lead().email().present()).isFalse();
    assertThat(reading.detection().warnings())
        .containsExactly("what is nested deeper than 64 levels was not read");
  }

  @Test
  void read_nestedAsDeepAsAllowed() {
    ObjectNode lead = NODES.objectNode().put("email", "ana@acme.es");
    for (int i = 0; i < 63; i++) {
      lead = NODES.objectNode().set("data", lead);
    }

    assertThat(INTAKE.read(lead).lead().email().address()).isEqualTo("ana@acme.es");
  }

  @Test
  void read_manyKeys() {
    ObjectNode lead = NODES.objectNode();
    for (int i = 0; i < 10_000; i++) {
      lead.put("some key " + i, "value " + i).put("email_" + i, "a" + i + "@acme.es");
    }

    Reading reading = INTAKE.read(lead);

    assertThat(reading.detection().unrecognized()).hasSize(10_000);
    assertThat(reading.detection().found())
        .containsExactly(Map.entry(Field.EMAIL, new Detection.Found("email_0", Method.SYNONYM)));
  }

  @Test
  void read_numbersOfEveryKind() {
    ObjectNode lead =
        NODES
            .objectNode()
            .put("phone", 3.46E10)
            .put("name", new BigDecimal("1E+1000000000"))
            .put("message", new BigDecimal("12.50"))
            .put("company_size", BigInteger.TWO.pow(100))
            .put("source", Double.POSITIVE_INFINITY)
            .put("country", 1.5f);

    Reading reading = INTAKE.read(lead);

    assertThat(reading.lead().phone().text()).isEqualTo("34600000000");
    assertThat(reading.lead().name().text()).isEqualTo("1E+1000000000");
    assertThat(reading.lead().message().text()).isEqualTo("12.5");
    assertThat(reading.lead().company().size()).isEqualTo("1267650600228229401496703205376");
    assertThat(reading.lead().source().present()).isFalse();
    assertThat(reading.lead().country().text()).isEqualTo("1.5");
  }

  @Test
  void read_emptyObject() {
    Reading reading = INTAKE.read(NODES.objectNode());

    assertThat(reading.detection().found()).isEmpty();
    assertThat(reading.detection().unrecognized()).isEmpty();
    assertThat(reading.lead().name().present()).isFalse();
  }

  private static void assertReadTwiceAlike(JsonNode lead) {
    Reading first = INTAKE.read(lead);
    Reading second = INTAKE.read(lead.deepCopy());
    CanonicalWriter written = new CanonicalWriter();
    LeadJson.write(first.lead(), written);

    assertThat(second).isEqualTo(first);
    assertThat(LeadJson.read(tree(written.toBytes()))).isEqualTo(first.lead());
  }

  private static JsonNode tree(byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode node(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 9 : 7)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(random.nextBoolean());
      case 2 -> NODES.numberNode(random.nextLong());
      case 3 -> NODES.numberNode(random.nextDouble() * 1e12);
      case 7 -> object(random, depth - 1);
      case 8 -> array(random, depth - 1);
      default -> NODES.textNode(text(random));
    };
  }

  private static ObjectNode object(Random random, int depth) {
    ObjectNode object = NODES.objectNode();
    for (int i = random.nextInt(7); i >= 0; i--) {
      object.set(KEYS.get(random.nextInt(KEYS.size())), node(random, depth));
    }
    return object;
  }

  private static ArrayNode array(Random random, int depth) {
    ArrayNode array = NODES.arrayNode();
    for (int i = random.nextInt(4); i > 0; i--) {
      array.add(node(random, depth));
    }
    return array;
  }

  private static String text(Random random) {
    String text = TEXTS.get(random.nextInt(TEXTS.size()));
    return random.nextInt(3) > 0 ? text : text + TEXTS.get(random.nextInt(TEXTS.size()));
  }
}
