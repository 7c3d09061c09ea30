package dev.assay.similarity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.canonical.Hash;
import dev.assay.model.Lead;
import dev.assay.model.Similarity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The customers of one tenant at one moment, in columns, so that a lead is compared with all of
 * them in one walk. Immutable; the same customers in any order give the same answers and the same
 * hash.
 */
public final class CustomerIndex {
  /** Of how many customers a lead's value is the mean: a fifth of them, and five at least. */
  static final int SHARE = 5;

  static final int LEAST = 5;

  /** How many are named, where nobody says how many. */
  public static final int NEAREST = 5;

  /** Nobody has bought yet. */
  public static final CustomerIndex NONE = new CustomerIndex(List.of());

  private static final String PART = "similarity";

  private final List<Member> members;
  private final @Nullable String hash;
  private final Map<String, Integer> byDomain = new HashMap<>();
  private final TermColumn industry;
  private final TermColumn techStack;
  private final TermColumn growthSignals;
  private final TermColumn country;
  private final double[] magnitudes;
  private final int[] stages;
  private final List<String> stageNames = new ArrayList<>();
  private final byte[] known;
  private final TreeMap<String, TermColumn> custom = new TreeMap<>();

  private CustomerIndex(List<Member> members) {
    this.members = members;
    this.hash = members.isEmpty() ? null : hash(members);
    industry = new TermColumn(members, Traits::industry);
    techStack = new TermColumn(members, Traits::techStack);
    growthSignals = new TermColumn(members, Traits::growthSignals);
    country = new TermColumn(members, traits -> traits.terms(Trait.COUNTRY));
    magnitudes = new double[members.size()];
    stages = new int[members.size()];
    known = new byte[members.size()];
    Map<String, Integer> stageIds = new HashMap<>();
    SortedSet<String> names = new TreeSet<>();
    for (int place = 0; place < members.size(); place++) {
      Member member = members.get(place);
      Traits traits = member.traits();
      names.addAll(traits.custom().keySet());
      magnitudes[place] = Gower.magnitude(traits.employees());
      stages[place] =
          stageIds.computeIfAbsent(
              traits.fundingStage(),
              stage -> {
                stageNames.add(stage);
                return stageNames.size() - 1;
              });
      for (Trait trait : Trait.values()) {
        known[place] |= (byte) (traits.knows(trait) ? trait.bit() : 0);
      }
      if (!member.domain().isEmpty()) {
        byDomain.putIfAbsent(member.domain(), place);
      }
    }
    for (String name : names) {
      SortedSet<String> none = Traits.NONE.industry();
      custom.put(name, new TermColumn(members, traits -> traits.custom().getOrDefault(name, none)));
    }
  }

  /** These customers, in whatever order they come. */
  public static CustomerIndex of(Collection<Member> members) {
    return members.isEmpty()
        ? NONE
        : new CustomerIndex(
            members.stream().sorted(Comparator.comparing(m -> m.id().toString())).toList());
  }

  /** SHA-256 over the SHA-256 of each customer, in the order of their ids. */
  private static String hash(List<Member> members) {
    byte[] leaves = new byte[members.size() * 32];
    for (int place = 0; place < members.size(); place++) {
      System.arraycopy(members.get(place).leaf(), 0, leaves, place * 32, 32);
    }
    return Hash.of(leaves);
  }

  /** Names these customers as a comparison sees them; null where there is none. */
  public @Nullable String hash() {
    return hash;
  }

  /** What is known of a customer; empty where it is none. */
  public Optional<Traits> traits(UUID id) {
    String text = id.toString();
    int low = 0;
    int high = members.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = members.get(middle).id().toString().compareTo(text);
      if (order == 0) {
        return Optional.of(members.get(middle).traits());
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return Optional.empty();
  }

  public int size() {
    return members.size();
  }

  /** Names of the traits of the tenant's own that any customer has. */
  public Set<String> customTraits() {
    return custom.keySet();
  }

  /** The lead with what a pack sees that looks at customers; the same lead for others. */
  public Lead liken(Lead lead, JsonNode sent, Set<String> parts) {
    return parts.contains(PART) ? lead.with(compare(of(lead, sent), NEAREST)) : lead;
  }

  /** Whether a pack that looks at these parts looks at customers. */
  public static boolean looks(Set<String> parts) {
    return parts.contains(PART);
  }

  /** What is known of a lead's company; where it is a customer, all that is known of that. */
  public LeadCompany of(Lead lead, JsonNode sent) {
    LeadCompany company = LeadCompany.of(lead, sent, customTraits());
    Integer itself = byDomain.get(company.domain());
    return itself == null ? company : company.or(members.get(itself).traits());
  }

  /**
   * Compares a company with every customer.
   *
   * @param nearest how many to name
   */
  public Similarity compare(LeadCompany company, int nearest) {
    Traits lead = company.traits();
    if (members.isEmpty() || lead.isEmpty()) {
      return Similarity.ABSENT;
    }
    short[] similarities = similarities(lead);
    int[] counts = new int[Gower.WHOLE + 1];
    for (short similarity : similarities) {
      counts[similarity]++;
    }
    return new Similarity(
        true,
        mean(counts),
        coverage(lead),
        members.size(),
        new Nearest(company, members, similarities, counts)
            .name(Math.min(nearest, members.size())));
  }

  private short[] similarities(Traits lead) {
    double[] sums = new double[members.size()];
    byte[] shared = new byte[members.size()];
    industry.add(lead.industry(), Trait.INDUSTRY.weight(), sums, shared);
    if (lead.employees() > 0) {
      double magnitude = Gower.magnitude(lead.employees());
      int weight = Trait.EMPLOYEES.weight();
      int bit = Trait.EMPLOYEES.bit();
      for (int place = 0; place < sums.length; place++) {
        if ((known[place] & bit) != 0) {
          sums[place] += weight * Gower.size(magnitude, magnitudes[place]);
        }
      }
    }
    techStack.add(lead.techStack(), Trait.TECH_STACK.weight(), sums, shared);
    if (!lead.fundingStage().isEmpty()) {
      double[] byStage =
          stageNames.stream()
              .mapToDouble(s -> s.isEmpty() ? 0 : Funding.similarity(lead.fundingStage(), s))
              .toArray();
      for (int place = 0; place < sums.length; place++) {
        sums[place] += Trait.FUNDING_STAGE.weight() * byStage[stages[place]];
      }
    }
    growthSignals.add(lead.growthSignals(), Trait.GROWTH_SIGNALS.weight(), sums, shared);
    country.add(lead.terms(Trait.COUNTRY), Trait.COUNTRY.weight(), sums, shared);
    int[] more = customWeights(lead, sums, shared);
    int[] weights = weights(lead);
    short[] similarities = new short[sums.length];
    for (int place = 0; place < sums.length; place++) {
      int weight = weights[known[place]] + (more.length == 0 ? 0 : more[place]);
      similarities[place] = (short) Gower.thousandths(sums[place], weight);
    }
    return similarities;
  }

  /** What the tenant's own traits add to the weight of each customer; empty where nothing. */
  private int[] customWeights(Traits lead, double[] sums, byte[] shared) {
    int[] more = {};
    for (Map.Entry<String, TermColumn> column : custom.entrySet()) {
      SortedSet<String> terms = lead.custom().get(column.getKey());
      if (terms == null || terms.isEmpty()) {
        continue;
      }
      more = more.length == 0 ? new int[sums.length] : more;
      column.getValue().add(terms, Trait.CUSTOM_WEIGHT, sums, shared);
      for (int place = 0; place < more.length; place++) {
        more[place] += column.getValue().knows(place) ? Trait.CUSTOM_WEIGHT : 0;
      }
    }
    return more;
  }

  /** The weight of what a lead and a customer both know, by what the customer knows. */
  private static int[] weights(Traits lead) {
    int[] weights = new int[Trait.MASKS];
    for (Trait trait : Trait.values()) {
      if (lead.knows(trait)) {
        for (int mask = 0; mask < weights.length; mask++) {
          weights[mask] += (mask & trait.bit()) == 0 ? 0 : trait.weight();
        }
      }
    }
    return weights;
  }

  /** The mean of the highest fifth: whole numbers, so that no order of adding can show. */
  private double mean(int[] counts) {
    int of = Math.min(members.size(), Math.max(LEAST, (members.size() + SHARE - 1) / SHARE));
    long sum = 0;
    int left = of;
    for (int similarity = Gower.WHOLE; left > 0; similarity--) {
      int taken = Math.min(left, counts[similarity]);
      sum += (long) taken * similarity;
      left -= taken;
    }
    return sum / (of * (double) Gower.WHOLE);
  }

  private static double coverage(Traits lead) {
    int weight = 0;
    for (Trait trait : Trait.values()) {
      weight += lead.knows(trait) ? trait.weight() : 0;
    }
    return weight / (double) Trait.TOTAL_WEIGHT;
  }
}
