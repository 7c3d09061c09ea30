package dev.assay.overview;

import dev.assay.overview.PackOverview.BandCount;
import dev.assay.overview.PackOverview.Step;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts together from counts what was decided in a time. Its calls block. */
public final class Overviews {
  /** The longest time that is looked at. */
  public static final Duration LONGEST = Duration.ofDays(31);

  /** How far back scores are compared. */
  public static final Duration BEFORE = Duration.ofDays(28);

  /** Up to which a time is cut into hours, and beyond into days of UTC. */
  private static final Duration BY_HOURS = Duration.ofDays(2);

  private static final Duration RECENT = Duration.ofMinutes(10);
  private static final int MOST_RECENT = 10_000;
  private static final int MOST_FLAGS = 20;

  /** What a band asks for after which somebody has to look at the lead. */
  private static final String REVIEW = "review";

  private final CountStore store;
  private final Clock clock;

  public Overviews(CountStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** What was decided from one time on and before another, in whole steps that hold both. */
  public Overview of(UUID tenantId, Instant from, Instant to) {
    boolean hours = Duration.between(from, to).compareTo(BY_HOURS) <= 0;
    ChronoUnit unit = hours ? ChronoUnit.HOURS : ChronoUnit.DAYS;
    Instant begin = from.truncatedTo(unit);
    Instant end = to.truncatedTo(unit).equals(to) ? to : to.truncatedTo(unit).plus(1, unit);
    Instant now = clock.instant();
    return new Overview(
        begin,
        end,
        unit.getDuration(),
        store.latest(tenantId).orElse(null),
        minutely(store.pace(tenantId, now.minus(RECENT), MOST_RECENT), now),
        packs(tenantId, begin, end, unit));
  }

  /** By the last minutes; of fewer of them where so much is going on that not all is looked at. */
  private static double minutely(Pace pace, Instant now) {
    Instant earliest = pace.earliest();
    boolean all = pace.decisions() < MOST_RECENT || earliest == null;
    double minutes = (all ? RECENT : Duration.between(earliest, now)).toMillis() / 60_000.0;
    return Drift.rounded(pace.decisions() / Math.max(minutes, 0.001), 1);
  }

  private List<PackOverview> packs(UUID tenantId, Instant from, Instant to, ChronoUnit unit) {
    Map<String, List<Judged>> judged = by(store.judged(tenantId, from, to), Judged::pack);
    if (judged.isEmpty()) {
      return List.of();
    }
    Map<String, List<Scored>> before =
        by(store.scored(tenantId, from.minus(BEFORE), from), Scored::pack);
    Map<String, List<Flagged>> flagged = by(store.flagged(tenantId, from, to), Flagged::pack);
    List<PackOverview> packs = new ArrayList<>();
    judged.forEach(
        (pack, all) ->
            packs.add(
                new PackOverview(
                    pack,
                    sum(all),
                    sum(all.stream().filter(each -> !each.isKnown()).toList()),
                    sum(all.stream().filter(each -> each.action().equals(REVIEW)).toList()),
                    bands(all),
                    steps(all, from, to, unit),
                    mostFrequent(flagged.getOrDefault(pack, List.of())),
                    Drift.of(scored(all), before.getOrDefault(pack, List.of())))));
    packs.sort(Comparator.comparingLong(PackOverview::decisions).reversed());
    return packs;
  }

  private static <T> Map<String, List<T>> by(List<T> all, Function<T, String> key) {
    return all.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
  }

  private static long sum(List<Judged> all) {
    return all.stream().mapToLong(Judged::decisions).sum();
  }

  /** By their mean scores, so that no order of their names is needed. */
  private static List<BandCount> bands(List<Judged> all) {
    Map<String, List<Judged>> byBand =
        by(all.stream().filter(Judged::isKnown).toList(), Judged::band);
    return byBand.entrySet().stream()
        .sorted(
            Comparator.comparingDouble(
                    (Map.Entry<String, List<Judged>> each) -> mean(each.getValue()))
                .reversed())
        .map(each -> new BandCount(each.getKey(), sum(each.getValue())))
        .toList();
  }

  private static double mean(List<Judged> all) {
    return (double) all.stream().mapToLong(Judged::scores).sum() / sum(all);
  }

  private static List<Step> steps(List<Judged> all, Instant from, Instant to, ChronoUnit unit) {
    Map<Instant, List<Judged>> byStep =
        all.stream().collect(Collectors.groupingBy(each -> each.hour().truncatedTo(unit)));
    List<Step> steps = new ArrayList<>();
    for (Instant at = from; at.isBefore(to); at = at.plus(1, unit)) {
      List<Judged> here = byStep.getOrDefault(at, List.of());
      SortedMap<String, Long> bands = new TreeMap<>();
      here.stream()
          .filter(Judged::isKnown)
          .forEach(each -> bands.merge(each.band(), each.decisions(), Long::sum));
      steps.add(new Step(at, sum(here), bands));
    }
    return steps;
  }

  private static List<Flagged> mostFrequent(List<Flagged> flagged) {
    return flagged.stream()
        .sorted(
            Comparator.comparingLong(Flagged::decisions).reversed().thenComparing(Flagged::flag))
        .limit(MOST_FLAGS)
        .toList();
  }

  private static List<Scored> scored(List<Judged> all) {
    return all.stream()
        .filter(Judged::isKnown)
        .map(each -> new Scored(each.pack(), each.scoreFrom(), each.decisions(), each.scores()))
        .toList();
  }
}
