package dev.assay.learning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is thought of the factors by industry, before anything is learned: a published table. A
 * table never changes; what is thought anew is a table of a higher version.
 */
public final class IndustryPriors {
  /** The row for industries that are not known. */
  static final String OTHER = "other";

  private static final String TABLE = "/learning/industry-priors-%d.json";

  private final int version;
  private final List<Prior> rows = new ArrayList<>();
  private final Map<String, Prior> byName = new HashMap<>();

  /**
   * A row of the table.
   *
   * @param also other names of the industry
   * @param weights sum to 1
   * @param because why, in one or two sentences
   */
  public record Prior(
      String industry, List<String> also, SortedMap<String, Double> weights, String because) {
    public Prior {
      also = List.copyOf(also);
      weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
    }
  }

  private IndustryPriors(JsonNode table) {
    version = table.path("version").asInt();
    for (JsonNode row : table.path("industries")) {
      List<String> also = new ArrayList<>();
      row.path("also").forEach(name -> also.add(name.asText()));
      SortedMap<String, Double> weights = new TreeMap<>();
      row.path("weights")
          .properties()
          .forEach(weight -> weights.put(weight.getKey(), weight.getValue().doubleValue()));
      Prior prior =
          new Prior(row.path("industry").asText(), also, weights, row.path("because").asText());
      rows.add(prior);
      byName.put(prior.industry(), prior);
      also.forEach(name -> byName.put(name, prior));
    }
  }

  /** A table that was ever published. */
  public static IndustryPriors published(int version) {
    String table = TABLE.formatted(version);
    try (InputStream in = IndustryPriors.class.getResourceAsStream(table)) {
      if (in == null) {
        throw new IllegalStateException(table + " is missing");
      }
      return new IndustryPriors(new JsonMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Grows when any weight changes. */
  public int version() {
    return version;
  }

  /** The factors it weighs. */
  Set<String> factors() {
    return other().weights().keySet();
  }

  public List<Prior> rows() {
    return Collections.unmodifiableList(rows);
  }

  /** The row of an industry, by any of its names; case does not matter. */
  Optional<Prior> of(String industry) {
    return Optional.ofNullable(byName.get(industry.strip().toLowerCase(Locale.ROOT)));
  }

  Prior other() {
    Prior other = byName.get(OTHER);
    if (other == null) {
      throw new IllegalStateException("the table has no row for other industries");
    }
    return other;
  }
}
