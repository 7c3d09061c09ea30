package dev.assay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.intake.reference.ReferenceData;
import dev.assay.model.Lead;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However the same values are sent, they make the same lead. */
class IntakePropertyTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Intake INTAKE = new Intake(ReferenceData.bundled());
  private static final int LEADS = 100;

  private static final Map<String, List<String>> VALUES =
      Map.of(
          "name", List.of("Ana López", "Alex", "王伟", "xkjqhz", "12345"),
          "email", List.of("ana@acme.es", "a.b@gmail.com", "nothing", "info@mailinator.com"),
          "phone", List.of("+34 600 111 222", "600111222", "12", "call me", "1111111111"),
          "message", List.of("Forty seats, please", "hi", "See https://x.com", "No"),
          "source", List.of("google", "facebook_ads", "test"),
          "country", List.of("ES", "UK", "EN", "Atlantis", "NO"),
          "job_title", List.of("CEO", "Praktikant", "Head of Sales"),
          "industry", List.of("Chairs", "IT"),
          "company_size", List.of("11-50", "7"),
          "website", List.of("acme.es", "https://x.com/y", "nothing"));

  private static final List<String> PACKING =
      List.of("data", "contact", "lead", "properties", "customer", "payload", "form_response");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void read_samePartsInAnyShape(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < LEADS; i++) {
      ObjectNode sent = lead(random);
      Lead expected = INTAKE.read(sent).lead();

      assertThat(INTAKE.read(shuffled(sent, random)).lead()).isEqualTo(expected);
      assertThat(INTAKE.read(respelled(sent, random)).lead()).isEqualTo(expected);
      assertThat(INTAKE.read(packed(sent, random)).lead()).isEqualTo(expected);
      assertThat(INTAKE.read(pairs(sent, random)).lead()).isEqualTo(expected);
      assertThat(INTAKE.read(mapped(sent, random)).lead()).isEqualTo(expected);
    }
  }

  private static ObjectNode lead(Random random) {
    ObjectNode lead = JSON.createObjectNode();
    for (Field field : Field.values()) {
      List<String> values = VALUES.getOrDefault(field.json(), List.of());
      if (random.nextInt(4) > 0) {
        lead.put(field.json(), values.get(random.nextInt(values.size())));
      }
    }
    return lead;
  }

  private static ObjectNode shuffled(ObjectNode lead, Random random) {
    List<String> keys = new ArrayList<>();
    lead.fieldNames().forEachRemaining(keys::add);
    Collections.shuffle(keys, random);
    ObjectNode shuffled = JSON.createObjectNode();
    keys.forEach(key -> shuffled.set(key, lead.get(key)));
    return shuffled;
  }

  private static ObjectNode respelled(ObjectNode lead, Random random) {
    ObjectNode respelled = JSON.createObjectNode();
    lead.properties()
        .forEach(entry -> respelled.set(respell(entry.getKey(), random), entry.getValue()));
    return respelled;
  }

  private static String respell(String key, Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> key.toUpperCase(Locale.ROOT);
      case 1 -> key.replace('_', '-');
      case 2 -> key.replace('_', ' ') + " *";
      case 3 -> camel(key);
      default -> "your_" + key;
    };
  }

  private static String camel(String key) {
    int at = key.indexOf('_');
    return at < 0
        ? key
        : key.substring(0, at)
            + key.substring(at + 1, at + 2).toUpperCase(Locale.ROOT)
            + key.substring(at + 2);
  }

  private static ObjectNode packed(ObjectNode lead, Random random) {
    ObjectNode packed = lead;
    for (int i = random.nextInt(3); i >= 0; i--) {
      ObjectNode outer = JSON.createObjectNode();
      outer.set(PACKING.get(random.nextInt(PACKING.size())), packed);
      packed = outer;
    }
    return packed;
  }

  private static ObjectNode pairs(ObjectNode lead, Random random) {
    String asked = List.of("name", "key", "field", "label", "question").get(random.nextInt(5));
    String answered = List.of("value", "answer", "string_value").get(random.nextInt(3));
    ObjectNode sent = JSON.createObjectNode();
    ArrayNode list = sent.putArray("fields");
    lead.properties()
        .forEach(
            entry ->
                list.addObject()
                    .put(asked, entry.getKey())
                    .put(answered, entry.getValue().textValue()));
    return sent;
  }

  private static ObjectNode mapped(ObjectNode lead, Random random) {
    ObjectNode mapped = JSON.createObjectNode();
    ObjectNode map = JSON.createObjectNode();
    lead.properties()
        .forEach(
            entry -> {
              String key = "k" + random.nextInt(1_000_000);
              mapped.set(key, entry.getValue());
              map.put(key, entry.getKey());
            });
    mapped.set(LeadMap.KEY, map);
    return mapped;
  }
}
