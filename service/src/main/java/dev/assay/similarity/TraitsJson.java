package dev.assay.similarity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.intake.read.EmployeeCount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Traits as callers write them: {@code {"industry": "Computer Software", "employees": "51-200",
 * "tech_stack": ["AWS"], "funding_stage": "Series A", "growth_signals": ["hiring"], "country":
 * "DE", "custom": {"region": ["dach"]}}}; what is left out is not known.
 */
public final class TraitsJson {
  private TraitsJson() {}

  public static Traits read(JsonNode traits) {
    SortedMap<String, SortedSet<String>> custom = new TreeMap<>();
    traits
        .path("custom")
        .properties()
        .forEach(own -> custom.put(own.getKey(), Terms.terms(texts(own.getValue()))));
    return new Traits(
        Terms.words(traits.path("industry").asText()),
        EmployeeCount.of(traits.path("employees").asText()),
        Terms.terms(texts(traits.path("tech_stack"))),
        Terms.term(traits.path("funding_stage").asText()),
        Terms.terms(texts(traits.path("growth_signals"))),
        traits.path("country").asText().toUpperCase(Locale.ROOT),
        custom);
  }

  /** The same object of traits that were read. */
  public static ObjectNode write(Traits traits) {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    if (!traits.industry().isEmpty()) {
      out.put("industry", String.join(" ", traits.industry()));
    }
    if (traits.employees() > 0) {
      out.put("employees", traits.employees());
    }
    texts(out, "tech_stack", traits.techStack());
    if (!traits.fundingStage().isEmpty()) {
      out.put("funding_stage", traits.fundingStage());
    }
    texts(out, "growth_signals", traits.growthSignals());
    if (!traits.country().isEmpty()) {
      out.put("country", traits.country());
    }
    if (!traits.custom().isEmpty()) {
      ObjectNode custom = out.putObject("custom");
      traits.custom().forEach((name, terms) -> texts(custom, name, terms));
    }
    return out;
  }

  private static void texts(ObjectNode out, String name, Collection<String> texts) {
    if (!texts.isEmpty()) {
      ArrayNode array = out.putArray(name);
      texts.forEach(array::add);
    }
  }

  private static List<String> texts(JsonNode value) {
    List<String> texts = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(text -> texts.add(text.asText()));
    } else if (!value.isMissingNode()) {
      texts.add(value.asText());
    }
    return texts;
  }
}
