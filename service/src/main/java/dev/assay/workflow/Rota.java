package dev.assay.workflow;

import dev.assay.weights.Owners;
import dev.assay.weights.Owners.Owner;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** Says who gets the next lead. A pure function of who there is and what they have. */
public final class Rota {
  private static final Load NOTHING = new Load(0, 0);

  private Rota() {}

  /**
   * What an owner has.
   *
   * @param open leads of theirs with which something can be done
   * @param turn grows with each lead that anybody gets: that of their last one
   */
  public record Load(int open, long turn) {}

  /** The next one with room; of equals the one who stands first. Empty where nobody has room. */
  public static Optional<Owner> next(Owners owners, Map<String, Load> loads) {
    Comparator<Owner> turns = Comparator.comparingLong(owner -> load(owner, loads).turn());
    Comparator<Owner> order =
        switch (owners.strategy()) {
          case ROUND_ROBIN -> turns;
          case BY_LOAD -> Rota.byShare(loads).thenComparing(turns);
        };
    return owners.owners().stream()
        .filter(owner -> owner.hasRoom(load(owner, loads).open()))
        .min(order);
  }

  /** By what each would have for their weight, in whole numbers. */
  private static Comparator<Owner> byShare(Map<String, Load> loads) {
    return (a, b) ->
        Long.compare(
            (load(a, loads).open() + 1L) * b.weight(), (load(b, loads).open() + 1L) * a.weight());
  }

  private static Load load(Owner owner, Map<String, Load> loads) {
    return loads.getOrDefault(owner.owner(), NOTHING);
  }
}
