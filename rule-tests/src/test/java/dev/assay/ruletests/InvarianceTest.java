package dev.assay.ruletests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.cases.Case;
import dev.assay.cases.Subject;
import dev.assay.rules.Scorecard;
import dev.assay.rules.WaterfallRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What must never change a score, tried on every case with a seeded chance. */
final class InvarianceTest {
  private static final Map<String, List<String>> KEYS =
      Map.of(
          "name", List.of("name", "fullName", "contact"),
          "email", List.of("email", "e-mail", "mail", "emailAddress"),
          "phone", List.of("phone", "telephone", "mobile", "phoneNumber", "cellPhone"),
          "message", List.of("message", "body", "notes", "comment", "content"),
          "source", List.of("source", "utm_source", "lead_source", "channel"),
          "country", List.of("country", "geo", "countryCode", "country_iso"),
          "job_title", List.of("job_title", "title", "position", "role"),
          "website", List.of("website", "url", "homepage", "domain"));

  private final Judge judge = Judge.leadQuality();

  /** Cases whose keys are the canonical ones: the others have been mapped already. */
  private final List<JsonNode> leads =
      Judge.cases().stream()
          .map(Case::subject)
          .filter(Subject.Sent.class::isInstance)
          .map(subject -> ((Subject.Sent) subject).json())
          .filter(lead -> KEYS.keySet().containsAll(names(lead)))
          .toList();

  @Test
  void score_withKeysInAnyOrder() {
    Random random = new Random(1);
    for (JsonNode lead : leads) {
      List<Map.Entry<String, JsonNode>> entries = new ArrayList<>(lead.properties());
      Collections.shuffle(entries, random);

      assertSame(lead, object(entries));
    }
  }

  /** Sessions that shared anything would mark each other's cards. */
  @Test
  void score_byManyThreadsAtOnce() {
    List<String> alone = leads.stream().map(lead -> judge.score(lead).hash()).toList();
    for (int round = 0; round < 20; round++) {
      List<String> together = leads.parallelStream().map(lead -> judge.score(lead).hash()).toList();

      assertThat(together).isEqualTo(alone);
    }
  }

  @Test
  void score_withKeysInAnySpelling() {
    Random random = new Random(2);
    for (JsonNode lead : leads) {
      ObjectNode respelt = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, JsonNode> entry : lead.properties()) {
        List<String> known = KEYS.getOrDefault(entry.getKey(), List.of());
        String key = known.get(random.nextInt(known.size()));
        respelt.set(spelling(key, random), entry.getValue());
      }

      assertSame(lead, respelt);
    }
  }

  @Test
  void score_withEveryKeyMapped() {
    for (JsonNode lead : leads) {
      ObjectNode mapped = JsonNodeFactory.instance.objectNode();
      ObjectNode map = JsonNodeFactory.instance.objectNode();
      int index = 0;
      for (Map.Entry<String, JsonNode> entry : lead.properties()) {
        String key = "q" + index++;
        mapped.set(key, entry.getValue());
        map.put(key, entry.getKey());
      }
      mapped.set("_leadflags_map", map);

      assertSame(lead, mapped);
    }
  }

  @Test
  void score_withTheLeadNested() {
    for (JsonNode lead : leads) {
      ObjectNode nested = JsonNodeFactory.instance.objectNode();
      nested.set("lead", lead);

      assertSame(lead, nested);
    }
  }

  @Test
  void waterfall_sumsToTheScore() {
    for (JsonNode lead : leads) {
      Scorecard card = judge.score(lead);
      double sum = 0;
      for (WaterfallRow row : card.waterfall()) {
        sum += row.points();
      }

      assertThat(sum).as(lead.toString()).isEqualTo(card.score());
    }
  }

  private void assertSame(JsonNode lead, JsonNode other) {
    assertThat(judge.score(other).hash())
        .as("%s like %s", other, lead)
        .isEqualTo(judge.score(lead).hash());
  }

  private static String spelling(String key, Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> key.toUpperCase(Locale.ROOT);
      case 1 -> key.replace('_', '-');
      case 2 -> key.replace('_', ' ');
      default -> key;
    };
  }

  private static ObjectNode object(List<Map.Entry<String, JsonNode>> entries) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    entries.forEach(entry -> object.set(entry.getKey(), entry.getValue()));
    return object;
  }

  private static Set<String> names(JsonNode lead) {
    Set<String> names = new TreeSet<>();
    lead.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
