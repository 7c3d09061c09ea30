package dev.assay.tenants;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** All people of a tenant who are not to be judged; immutable. */
public final class OptOuts {
  public static final OptOuts NONE = new OptOuts(List.of());

  private final List<OptOut> all;
  private final Map<String, OptOut> byLookup = new HashMap<>();

  /**
   * These people.
   *
   * @param all the oldest first
   */
  public OptOuts(List<OptOut> all) {
    this.all = List.copyOf(all);
    for (OptOut each : this.all) {
      each.lookups().forEach(lookup -> byLookup.putIfAbsent(lookup, each));
    }
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  /** All of them, the oldest first. */
  public List<OptOut> all() {
    return all;
  }

  /** The first that one of these keyed hashes finds. */
  public Optional<OptOut> find(Collection<String> lookups) {
    return lookups.stream().filter(byLookup::containsKey).map(byLookup::get).findFirst();
  }

  Optional<OptOut> find(UUID id) {
    return all.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OptOuts others && all.equals(others.all);
  }

  @Override
  public int hashCode() {
    return all.hashCode();
  }
}
