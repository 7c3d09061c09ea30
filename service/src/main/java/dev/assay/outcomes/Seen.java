package dev.assay.outcomes;

import dev.assay.clients.Profile;
import dev.assay.decisionlog.Decision;
import dev.assay.intake.read.EmployeeCount;
import dev.assay.model.Company;
import dev.assay.rules.FactorPoint;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the rules saw of a lead.
 *
 * @param values by factor; empty where no decision is known
 * @param company what kind of business it is
 */
public record Seen(SortedMap<String, Double> values, Profile company) {
  /** Nothing is known. */
  static final Seen NOTHING = new Seen(new TreeMap<>(), Profile.UNKNOWN);

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
}
