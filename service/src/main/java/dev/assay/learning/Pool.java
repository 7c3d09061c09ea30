package dev.assay.learning;

import dev.assay.clients.Profile;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What similar clients have in common. This is the wall between tenants: of clients of other
 * tenants only means over at least {@link #LEAST} of them come through, each rounded, and each
 * client counts at most as much as any other that is as alike.
 *
 * @param shares mean share of each factor of which enough clients know something
 * @param clients how many there are, rounded down to a multiple of {@link #LEAST}
 * @param evidence how much they know, bounded by client
 */
public record Pool(SortedMap<String, Double> shares, int clients, double evidence) {
  /** Fewer clients share nothing. */
  public static final int LEAST = 5;

  /** More evidence of one client makes it count no more. */
  private static final double MOST_EVIDENCE = 100;

  /** With so much evidence a client counts half as much as it can at most. */
  private static final double HALF_EVIDENCE = 10;

  private static final double ROUNDING = 1_000;

  public Pool {
    shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
  }

  private record Voice(Pattern pattern, double weight) {}

  /** What clients similar to one have in common; nothing where they are too few. */
  public static Optional<Pool> around(
      UUID tenantId, UUID clientId, Profile profile, Collection<Teacher> teachers) {
    List<Voice> own = voices(clientId, profile, teachers, t -> t.tenantId().equals(tenantId));
    List<Voice> others =
        voices(clientId, profile, teachers, t -> !t.tenantId().equals(tenantId) && t.shares());
    List<Voice> heard = others.size() < LEAST ? List.of() : others;
    int clients = own.size() + heard.size();
    if (clients < LEAST) {
      return Optional.empty();
    }
    SortedMap<String, Double> sums = new TreeMap<>();
    SortedMap<String, Double> weights = new TreeMap<>();
    add(own, 1, sums, weights);
    add(heard, LEAST, sums, weights);
    SortedMap<String, Double> shares = new TreeMap<>();
    sums.forEach(
        (factor, sum) -> shares.put(factor, rounded(sum / weights.getOrDefault(factor, 1.0))));
    double evidence = 0;
    for (Voice voice : own) {
      evidence += Math.min(MOST_EVIDENCE, voice.pattern().evidence());
    }
    for (Voice voice : heard) {
      evidence += Math.min(MOST_EVIDENCE, voice.pattern().evidence());
    }
    return Optional.of(new Pool(shares, clients - clients % LEAST, evidence));
  }

  private static List<Voice> voices(
      UUID clientId, Profile profile, Collection<Teacher> teachers, Predicate<Teacher> whose) {
    return teachers.stream()
        .filter(teacher -> !teacher.clientId().equals(clientId) && whose.test(teacher))
        .filter(teacher -> Likeness.of(profile, teacher.profile()) >= Likeness.SIMILAR)
        .sorted(Comparator.comparing(Teacher::clientId))
        .map(
            teacher -> {
              double evidence = Math.min(MOST_EVIDENCE, teacher.pattern().evidence());
              return new Voice(
                  teacher.pattern(),
                  Likeness.of(profile, teacher.profile())
                      * (evidence / (evidence + HALF_EVIDENCE)));
            })
        .toList();
  }

  /** Adds what voices say of factors that at least so many speak of. */
  private static void add(
      List<Voice> voices,
      int least,
      SortedMap<String, Double> sums,
      SortedMap<String, Double> weights) {
    SortedMap<String, Integer> speakers = new TreeMap<>();
    for (Voice voice : voices) {
      voice.pattern().shares().keySet().forEach(factor -> speakers.merge(factor, 1, Integer::sum));
    }
    for (Voice voice : voices) {
      voice
          .pattern()
          .shares()
          .forEach(
              (factor, share) -> {
                if (speakers.getOrDefault(factor, 0) >= least) {
                  sums.merge(factor, share * voice.weight(), Double::sum);
                  weights.merge(factor, voice.weight(), Double::sum);
                }
              });
    }
  }

  private static double rounded(double share) {
    return Math.rint(share * ROUNDING) / ROUNDING;
  }
}
