package dev.assay.weights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.model.ActivityKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where in its own leads a tenant keeps what is read of them: {@code {"fields": {"Occupation":
 * "job_title"}, "activities": [{"type": "page_view", "count": "TotalVisits"}, {"type":
 * "unsubscribe", "where": {"Do Not Email": ["Yes"]}}]}}. Fields are mapped as by a {@code
 * _leadflags_map}; keys are those at the top of a lead.
 *
 * @param fields names of fields by key or path
 * @param activities what has happened to a lead with such values
 */
public record LeadMapping(Map<String, String> fields, List<Rule> activities) {
  private static final String MAP = "_leadflags_map";

  /** More of one kind say nothing more of a lead. */
  private static final int MOST = 50;

  /**
   * One way to tell activities from values.
   *
   * @param count key of the number of them; empty where the values tell of one
   * @param where values of keys, all of which must be met; case does not matter
   */
  record Rule(ActivityKind kind, String count, Map<String, Set<String>> where) {

    /** How many there were. */
    int of(JsonNode lead) {
      for (Map.Entry<String, Set<String>> each : where.entrySet()) {
        if (!each.getValue().contains(lower(lead.path(each.getKey())))) {
          return 0;
        }
      }
      return count.isEmpty() ? 1 : number(lead.path(count));
    }

    private static int number(JsonNode value) {
      if (value.isNumber()) {
        return (int) Math.max(0, Math.min(MOST, value.doubleValue()));
      }
      try {
        double number = Double.parseDouble(value.asText());
        return (int) Math.max(0, Math.min(MOST, number)); // NaN becomes 0
      } catch (NumberFormatException none) {
        return 0;
      }
    }
  }

  static LeadMapping read(JsonNode mapping) {
    Map<String, String> fields = new LinkedHashMap<>();
    mapping.path("fields").properties().forEach(f -> fields.put(f.getKey(), f.getValue().asText()));
    List<Rule> rules = new ArrayList<>();
    for (JsonNode rule : mapping.path("activities")) {
      Map<String, Set<String>> where = new TreeMap<>();
      rule.path("where")
          .properties()
          .forEach(
              condition -> {
                Set<String> values = new TreeSet<>();
                condition.getValue().forEach(value -> values.add(lower(value)));
                where.put(condition.getKey(), values);
              });
      rules.add(
          new Rule(
              ActivityKind.of(rule.path("type").asText()).orElseThrow(),
              rule.path("count").asText(),
              where));
    }
    return new LeadMapping(fields, rules);
  }

  /** The lead with a map of its fields, unless it brings its own. */
  public ObjectNode mapped(ObjectNode lead) {
    if (fields.isEmpty() || lead.has(MAP)) {
      return lead;
    }
    ObjectNode mapped = JsonNodeFactory.instance.objectNode();
    mapped.setAll(lead);
    ObjectNode map = mapped.putObject(MAP);
    fields.forEach(
        (key, field) -> {
          if (lead.has(key) || key.indexOf('.') >= 0 || key.indexOf('[') >= 0) {
            map.put(key, field);
          }
        });
    return mapped;
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
    return value.asText().strip().toLowerCase(Locale.ROOT);
  }
}
