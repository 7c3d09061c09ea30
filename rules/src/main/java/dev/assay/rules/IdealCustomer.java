package dev.assay.rules;

import dev.assay.model.Seniority;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The customer a tenant seeks. What is empty is left open: anybody agrees.
 *
 * @param seniorities ranks of the people sought
 * @param industries in words that stand in an industry's name
 * @param leastEmployees of the company; 0 for any
 * @param mostEmployees of the company; 0 for any
 * @param countries ISO 3166-1 alpha-2
 */
public record IdealCustomer(
    SortedSet<Seniority> seniorities,
    SortedSet<String> industries,
    int leastEmployees,
    int mostEmployees,
    SortedSet<String> countries) {

  /** Nobody is sought before others. */
  public static final IdealCustomer OPEN =
      new IdealCustomer(
          Collections.emptySortedSet(),
          Collections.emptySortedSet(),
          0,
          0,
          Collections.emptySortedSet());

  public IdealCustomer {
    seniorities = copy(seniorities);
    industries = copy(industries);
    countries = copy(countries);
    if (leastEmployees < 0 || mostEmployees < 0) {
      throw new IllegalArgumentException("employees must be 0 or more");
    }
    if (mostEmployees > 0 && leastEmployees > mostEmployees) {
      throw new IllegalArgumentException(
          "least employees are %d, most are %d".formatted(leastEmployees, mostEmployees));
    }
  }

  private static <T extends Comparable<T>> SortedSet<T> copy(Collection<T> values) {
    return Collections.unmodifiableSortedSet(new TreeSet<>(values));
  }
}
