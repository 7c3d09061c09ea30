package dev.assay.similarity;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is known of a company, in the form in which it is compared; what is empty or 0 is not known.
 *
 * @param industry words of its name
 * @param employees how many
 * @param techStack what it works with
 * @param fundingStage how far its funding is
 * @param growthSignals what tells that it grows
 * @param country ISO 3166-1 alpha-2
 * @param custom terms by the name of a trait of the tenant's own
 */
public record Traits(
    SortedSet<String> industry,
    int employees,
    SortedSet<String> techStack,
    String fundingStage,
    SortedSet<String> growthSignals,
    String country,
    SortedMap<String, SortedSet<String>> custom) {

  /** A company of which nothing is known. */
  public static final Traits NONE =
      new Traits(
          Collections.emptySortedSet(),
          0,
          Collections.emptySortedSet(),
          "",
          Collections.emptySortedSet(),
          "",
          Collections.emptySortedMap());

  public Traits {
    industry = copy(industry);
    techStack = copy(techStack);
    growthSignals = copy(growthSignals);
    SortedMap<String, SortedSet<String>> own = new TreeMap<>();
    custom.forEach((name, terms) -> own.put(name, copy(terms)));
    custom = Collections.unmodifiableSortedMap(own);
    if (employees < 0) {
      throw new IllegalArgumentException("employees are " + employees);
    }
  }

  private static SortedSet<String> copy(SortedSet<String> terms) {
    return Collections.unmodifiableSortedSet(new TreeSet<>(terms));
  }

  /** The terms of a trait that is compared by its terms; empty for others. */
  SortedSet<String> terms(Trait trait) {
    return switch (trait) {
      case INDUSTRY -> industry;
      case TECH_STACK -> techStack;
      case GROWTH_SIGNALS -> growthSignals;
      case COUNTRY ->
          country.isEmpty()
              ? Collections.emptySortedSet()
              : Collections.unmodifiableSortedSet(new TreeSet<>(Set.of(country)));
      case EMPLOYEES, FUNDING_STAGE -> Collections.emptySortedSet();
    };
  }

  /** Whether a trait is known. */
  public boolean knows(Trait trait) {
    return switch (trait) {
      case EMPLOYEES -> employees > 0;
      case FUNDING_STAGE -> !fundingStage.isEmpty();
      case INDUSTRY, TECH_STACK, GROWTH_SIGNALS, COUNTRY -> !terms(trait).isEmpty();
    };
  }

  /** The same, and what another knows where this one does not. */
  public Traits or(Traits other) {
    SortedMap<String, SortedSet<String>> all = new TreeMap<>(other.custom);
    custom.forEach(
        (name, terms) -> {
          if (!terms.isEmpty()) {
            all.put(name, terms);
          }
        });
    return new Traits(
        industry.isEmpty() ? other.industry : industry,
        employees == 0 ? other.employees : employees,
        techStack.isEmpty() ? other.techStack : techStack,
        fundingStage.isEmpty() ? other.fundingStage : fundingStage,
        growthSignals.isEmpty() ? other.growthSignals : growthSignals,
        country.isEmpty() ? other.country : country,
        all);
  }

  /** Whether nothing is known. */
  public boolean isEmpty() {
    return equals(NONE);
  }

  /** Traits by name and what is known of them, for people: {@code employees} to {@code 120}. */
  public Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    for (Trait trait : Trait.values()) {
      if (knows(trait)) {
        texts.put(
            trait.json(),
            switch (trait) {
              case EMPLOYEES -> Integer.toString(employees);
              case FUNDING_STAGE -> fundingStage;
              case INDUSTRY -> String.join(" ", industry);
              case TECH_STACK, GROWTH_SIGNALS, COUNTRY -> String.join(", ", terms(trait));
            });
      }
    }
    custom.forEach(
        (name, terms) -> {
          if (!terms.isEmpty()) {
            texts.put(name, String.join(", ", terms));
          }
        });
    return texts;
  }
}
