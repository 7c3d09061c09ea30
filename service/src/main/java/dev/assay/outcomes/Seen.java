package dev.assay.outcomes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.clients.Profile;
import dev.assay.clients.ProfileJson;
import dev.assay.decisionlog.Decision;
import dev.assay.intake.read.EmployeeCount;
import dev.assay.model.Company;
import dev.assay.rules.FactorPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the rules saw of a lead: {@code {"company": {"country": "DE"}, "values": {"lead_source":
 * 1}}}.
 *
 * @param values by factor; empty where no decision is known
 * @param company what kind of business it is
 */
public record Seen(SortedMap<String, Double> values, Profile company) {
  /** Nothing is known. */
  static final Seen NOTHING = new Seen(new TreeMap<>(), Profile.UNKNOWN);

  private static final JsonMapper JSON = new JsonMapper();
  private static final int LONGEST_INDUSTRY = 100;

  public Seen {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  static Seen of(Decision decision) {
    SortedMap<String, Double> values = new TreeMap<>();
    for (FactorPoint factor : decision.scorecard().factors()) {
      values.put(factor.key(), factor.value());
    }
    Company company = decision.lead().company();
    String industry =
        company.industry().isEmpty() ? decision.lead().prospect().industry() : company.industry();
    return new Seen(
        values,
        new Profile(
            industry.substring(0, Math.min(industry.length(), LONGEST_INDUSTRY)),
            EmployeeCount.of(company.size()),
            "",
            decision.lead().country().iso2()));
  }

  byte[] bytes() {
    CanonicalWriter out = new CanonicalWriter(512).beginObject().key("company");
    ProfileJson.write(company, out);
    out.key("values").beginObject();
    for (Map.Entry<String, Double> each : values.entrySet()) {
      out.key(each.getKey()).value(each.getValue());
    }
    return out.endObject().endObject().toBytes();
  }

  static Seen read(byte[] json) {
    try {
      JsonNode seen = JSON.readTree(json);
      SortedMap<String, Double> values = new TreeMap<>();
      seen.path("values")
          .properties()
          .forEach(value -> values.put(value.getKey(), value.getValue().doubleValue()));
      return new Seen(values, ProfileJson.read(seen.path("company")));
    } catch (IOException e) {
      throw new UncheckedIOException("what is kept of an outcome cannot be read", e);
    }
  }
}
