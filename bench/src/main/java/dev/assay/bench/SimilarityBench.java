package dev.assay.bench;

import dev.assay.model.Similarity;
import dev.assay.similarity.CustomerIndex;
import dev.assay.similarity.LeadCompany;
import dev.assay.similarity.Member;
import dev.assay.similarity.Traits;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A lead of which everything is known, against all customers of a tenant. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init")
public class SimilarityBench {
  private static final List<String> WORDS =
      List.of("software", "computer", "retail", "banking", "health", "care", "food", "energy");
  private static final List<String> TECH =
      List.of("aws", "azure", "gcp", "sap", "salesforce", "hubspot", "kafka", "oracle", "jira");
  private static final List<String> STAGES = List.of("seed", "series a", "series b", "public");
  private static final List<String> SIGNALS = List.of("hiring", "new office", "funding", "award");
  private static final List<String> COUNTRIES = List.of("DE", "FR", "US", "GB", "ES", "IT");

  @Param({"1000", "100000"})
  private int customers;

  private final Random random = new Random(20261122);
  private final List<LeadCompany> leads = new ArrayList<>();
  private CustomerIndex index;
  private int at;

  @Setup
  public void prepare() {
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < customers; i++) {
      UUID id = new UUID(random.nextLong(), random.nextLong());
      members.add(new Member(id, "c" + i + ".example", company()));
    }
    index = CustomerIndex.of(members);
    for (int i = 0; i < 64; i++) {
      leads.add(new LeadCompany("", company()));
    }
  }

  @Benchmark
  public Similarity compare() {
    at = (at + 1) % leads.size();
    return index.compare(leads.get(at), CustomerIndex.NEAREST);
  }

  private Traits company() {
    return new Traits(
        some(WORDS, 2),
        1 + random.nextInt(10_000),
        some(TECH, 4),
        STAGES.get(random.nextInt(STAGES.size())),
        some(SIGNALS, 2),
        COUNTRIES.get(random.nextInt(COUNTRIES.size())),
        new TreeMap<>());
  }

  private SortedSet<String> some(List<String> of, int count) {
    SortedSet<String> some = new TreeSet<>();
    for (int i = 0; i < count; i++) {
      some.add(of.get(random.nextInt(of.size())));
    }
    return some;
  }
}
