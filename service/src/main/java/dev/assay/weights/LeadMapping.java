package dev.assay.weights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.model.ActivityKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where in its own leads a tenant keeps what is read of them, and in which words: {@code {"fields":
 * {"Occupation": "job_title"}, "values": {"Occupation": {"Select": ""}}, "activities": [{"type":
 * "page_intent", "count": "Seconds on site", "per": 300}, {"type": "unsubscribe", "where": {"Do Not
 * Email": ["Yes"]}}]}}. Fields are mapped as by a {@code _leadflags_map}; keys are those at the top
 * of a lead.
 *
 * @param fields names of fields by key or path
 * @param values what is read in place of values, by key and value in lower case; nothing at all for
 *     an empty text
 * @param activities what has happened to a lead with such values, as sent
 */
public record LeadMapping(
    Map<String, String> fields, Map<String, Map<String, String>> values, List<Rule> activities) {
  /** Leads that are read as they are. */
  public static final LeadMapping NONE = new LeadMapping(Map.of(), Map.of(), List.of());

  private static final String MAP = "_leadflags_map";
  private static final String ACTIVITIES = "activities";

  /** More of one kind say nothing more of a lead. */
  private static final int MOST = 50;

  /**
   * One way to tell activities from values.
   *
   * @param count key of a number that tells how many; empty where the values tell of one
   * @param per how much of that number makes one
   * @param where values of keys, all of which must be met; case does not matter
   */
  record Rule(ActivityKind kind, String count, int per, Map<String, Set<String>> where) {

    /** How many there were. */
    int of(JsonNode lead) {
      for (Map.Entry<String, Set<String>> each : where.entrySet()) {
        if (!each.getValue().contains(lower(lead.path(each.getKey())))) {
          return 0;
        }
      }
      return count.isEmpty()
          ? 1
          : (int) Math.max(0, Math.min(MOST, number(lead.path(count)) / per)); // NaN becomes 0
    }

    private static double number(JsonNode value) {
      if (value.isNumber()) {
        return value.doubleValue();
      }
      try {
        return Double.parseDouble(value.asText());
      } catch (NumberFormatException none) {
        return 0;
      }
    }
  }

  static LeadMapping read(JsonNode mapping) {
    Map<String, String> fields = new LinkedHashMap<>();
    mapping.path("fields").properties().forEach(f -> fields.put(f.getKey(), f.getValue().asText()));
    Map<String, Map<String, String>> values = new LinkedHashMap<>();
    mapping.path("values").properties().forEach(v -> values.put(v.getKey(), read(v)));
    List<Rule> rules = new ArrayList<>();
    for (JsonNode rule : mapping.path("activities")) {
      Map<String, Set<String>> where = new TreeMap<>();
      rule.path("where")
          .properties()
          .forEach(
              condition -> {
                Set<String> any = new TreeSet<>();
                condition.getValue().forEach(value -> any.add(lower(value)));
                where.put(condition.getKey(), any);
              });
      rules.add(
          new Rule(
              ActivityKind.of(rule.path("type").asText()).orElseThrow(),
              rule.path("count").asText(),
              rule.path("per").asInt(1),
              where));
    }
    return new LeadMapping(fields, values, rules);
  }

  private static Map<String, String> read(Map.Entry<String, JsonNode> ofKey) {
    Map<String, String> meanings = new TreeMap<>();
    ofKey
        .getValue()
        .properties()
        .forEach(v -> meanings.put(lower(v.getKey()), v.getValue().asText()));
    return meanings;
  }

  /** The lead in words that are read, with a map of its fields, unless it brings its own. */
  public ObjectNode mapped(ObjectNode lead) {
    if ((fields.isEmpty() && values.isEmpty()) || lead.has(MAP)) {
      return lead;
    }
    ObjectNode mapped = JsonNodeFactory.instance.objectNode();
    mapped.setAll(lead);
    values.forEach((key, meanings) -> translate(mapped, key, meanings));
    ObjectNode map = mapped.putObject(MAP);
    fields.forEach(
        (key, field) -> {
          if (mapped.has(key) || key.indexOf('.') >= 0 || key.indexOf('[') >= 0) {
            map.put(key, field);
          }
        });
    return mapped;
  }

  /**
   * The same of a lead of which nothing else is kept: what its values tell of happened just now.
   */
  public ObjectNode told(ObjectNode lead, Instant asOf) {
    ObjectNode mapped = mapped(lead);
    Map<ActivityKind, Integer> happened = happened(lead);
    boolean listed = !lead.has(ACTIVITIES) || lead.path(ACTIVITIES).isArray();
    if (happened.isEmpty() || !listed) {
      return mapped;
    }
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    whole.setAll(mapped);
    ArrayNode all = whole.putArray(ACTIVITIES);
    lead.path(ACTIVITIES).forEach(all::add);
    happened.forEach(
        (kind, count) -> {
          for (int i = 0; i < count; i++) {
            all.addObject().put("type", kind.json()).put("at", asOf.toString());
          }
        });
    return whole;
  }

  private static void translate(ObjectNode lead, String key, Map<String, String> meanings) {
    String meaning = meanings.get(lower(lead.path(key)));
    if (meaning != null && meaning.isEmpty()) {
      lead.remove(key);
    } else if (meaning != null && lead.has(key)) {
      lead.put(key, meaning);
    }
  }

  /** How many activities of each kind the values of a lead tell of. */
  public Map<ActivityKind, Integer> happened(JsonNode lead) {
    Map<ActivityKind, Integer> happened = new TreeMap<>();
    for (Rule rule : activities) {
      int count = rule.of(lead);
      if (count > 0) {
        happened.merge(rule.kind(), count, Integer::sum);
      }
    }
    return happened;
  }

  private static String lower(JsonNode value) {
    return lower(value.asText());
  }

  private static String lower(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
