package dev.assay.rules;

import dev.assay.canonical.CanonicalWriter;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * By what the intake measures a contact: how activities fade, how many of a kind count on one day,
 * and who is sought. Kinds are named as in {@code pack.yaml}; one without a half-life never fades,
 * one without a limit always counts.
 */
public record Measures(
    SortedMap<String, Duration> halfLives,
    SortedMap<String, Integer> dailyLimits,
    IdealCustomer ideal) {

  /** For packs that measure nothing by them. */
  public static final Measures NONE = new Measures(Map.of(), Map.of(), IdealCustomer.OPEN);

  public Measures(
      Map<String, Duration> halfLives, Map<String, Integer> dailyLimits, IdealCustomer ideal) {
    this(
        (SortedMap<String, Duration>) new TreeMap<>(halfLives),
        (SortedMap<String, Integer>) new TreeMap<>(dailyLimits),
        ideal);
  }

  public Measures {
    halfLives.forEach(
        (kind, time) -> require(time.compareTo(Duration.ZERO) > 0, kind + ": half-life is 0"));
    dailyLimits.forEach((kind, limit) -> require(limit > 0, kind + ": daily limit is " + limit));
    halfLives = Collections.unmodifiableSortedMap(new TreeMap<>(halfLives));
    dailyLimits = Collections.unmodifiableSortedMap(new TreeMap<>(dailyLimits));
  }

  /** The same with others in place of those that are named. */
  public Measures with(Map<String, Duration> fades, Map<String, Integer> limits) {
    SortedMap<String, Duration> allFades = new TreeMap<>(halfLives);
    allFades.putAll(fades);
    SortedMap<String, Integer> allLimits = new TreeMap<>(dailyLimits);
    allLimits.putAll(limits);
    return new Measures(allFades, allLimits, ideal);
  }

  public Measures with(IdealCustomer other) {
    return new Measures(halfLives, dailyLimits, other);
  }

  /** Writes them as canonical JSON; half-lives in hours. */
  void write(CanonicalWriter out) {
    out.beginObject().key("daily_limits").beginObject();
    dailyLimits.forEach((kind, limit) -> out.key(kind).value(limit));
    out.endObject().key("half_lives").beginObject();
    halfLives.forEach((kind, time) -> out.key(kind).value(time.toHours()));
    out.endObject().key("icp").beginObject().key("countries").beginArray();
    ideal.countries().forEach(out::value);
    out.endArray().key("industries").beginArray();
    ideal.industries().forEach(out::value);
    out.endArray().key("least_employees").value(ideal.leastEmployees());
    out.key("most_employees").value(ideal.mostEmployees());
    out.key("seniorities").beginArray();
    ideal.seniorities().forEach(rank -> out.value(rank.name().toLowerCase(Locale.ROOT)));
    out.endArray().endObject().endObject();
  }

  private static void require(boolean holds, String fault) {
    if (!holds) {
      throw new IllegalArgumentException(fault);
    }
  }
}
