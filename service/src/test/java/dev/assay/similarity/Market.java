package dev.assay.similarity;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** Companies as a market may have them, the same for the same seed. */
public final class Market {
  private static final List<String> INDUSTRIES =
      List.of("computer software", "software", "logistics", "retail banking", "health care");
  private static final List<String> TECH =
      List.of("aws", "azure", "salesforce", "hubspot", "sap", "snowflake", "node js", "kafka");
  private static final List<String> STAGES =
      List.of("", "seed", "series a", "series b", "series c", "public", "bootstrapped");
  private static final List<String> SIGNALS = List.of("hiring", "new office", "new ceo", "funding");
  private static final List<String> COUNTRIES = List.of("", "DE", "FR", "US", "GB", "ES");

  private final Random random;

  public Market(long seed) {
    this.random = new Random(seed);
  }

  /** A company of which some things are not known. */
  public Traits company() {
    TreeMap<String, SortedSet<String>> custom = new TreeMap<>();
    if (random.nextInt(3) == 0) {
      custom.put("region", new TreeSet<>(some(List.of("dach", "nordics", "iberia"), 2)));
    }
    return new Traits(
        random.nextInt(8) == 0
            ? new TreeSet<>()
            : new TreeSet<>(List.of(one(INDUSTRIES).split(" "))),
        random.nextInt(6) == 0 ? 0 : (int) Math.pow(10, random.nextDouble() * 4.5),
        new TreeSet<>(some(TECH, 5)),
        one(STAGES),
        new TreeSet<>(some(SIGNALS, 3)),
        one(COUNTRIES),
        custom);
  }

  public Member customer() {
    UUID id = new UUID(random.nextLong(), random.nextLong());
    return new Member(id, "c" + Long.toHexString(id.getMostSignificantBits()) + ".com", company());
  }

  public List<Member> customers(int count) {
    List<Member> customers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      customers.add(customer());
    }
    return customers;
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  private List<String> some(List<String> of, int most) {
    List<String> some = new ArrayList<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      some.add(one(of));
    }
    return some;
  }
}
