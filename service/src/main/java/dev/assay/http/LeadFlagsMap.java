package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.intake.Field;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks the {@code _leadflags_map} of a lead before anything is read by it. */
final class LeadFlagsMap {
  static final String KEY = "_leadflags_map";

  private static final int SHOWN = 100;
  private static final Set<String> FIELDS =
      Arrays.stream(Field.values()).map(Field::json).collect(Collectors.toUnmodifiableSet());

  private LeadFlagsMap() {}

  /** Refuses a map that is no object or names what is no canonical field. */
  static void check(JsonNode lead) {
    String problem = problem(lead);
    if (problem != null) {
      throw new Refusal(Kind.INVALID_MAP, problem);
    }
  }

  /** What is wrong with the map of a lead; null if nothing is, or there is none. */
  static @Nullable String problem(JsonNode lead) {
    JsonNode map = lead.get(KEY);
    if (map == null) {
      return null;
    }
    if (!map.isObject()) {
      return KEY + " must be an object of path and canonical field";
    }
    for (Map.Entry<String, JsonNode> entry : map.properties()) {
      JsonNode field = entry.getValue();
      if (!field.isTextual()) {
        return KEY + " must name canonical fields by text";
      }
      if (!FIELDS.contains(field.textValue())) {
        return KEY + " names " + shown(field.textValue()) + ", which is no canonical field";
      }
    }
    return null;
  }

  private static String shown(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }
}
