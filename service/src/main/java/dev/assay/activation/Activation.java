package dev.assay.activation;

import dev.assay.packs.Line;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/**
 * What judges whom at one epoch: an immutable snapshot in memory. A request keeps the one it
 * started with. The next one is made of this one, and shares with it what does not change.
 */
public final class Activation {
  private final long epoch;
  private final Map<Scope, State> states;
  private final SortedMap<String, Served> base;
  private final Map<UUID, Map<String, Served>> tenants;

  private Activation(
      long epoch,
      Map<Scope, State> states,
      SortedMap<String, Served> base,
      Map<UUID, Map<String, Served>> tenants) {
    this.epoch = epoch;
    this.states = states;
    this.base = base;
    this.tenants = tenants;
  }

  static Activation empty() {
    return new Activation(0, Map.of(), new TreeMap<>(), Map.of());
  }

  /** Grows with every change; each decision carries it. */
  public long epoch() {
    return epoch;
  }

  /** What judges a tenant by that pack; empty where there is no such pack. */
  public Optional<Served> served(UUID tenantId, String pack) {
    Map<String, Served> own = tenants.get(tenantId);
    Served served = own == null ? null : own.get(pack);
    return Optional.ofNullable(served == null ? base.get(pack) : served);
  }

  /** What judges a tenant, by pack in the order of their names. */
  public List<Served> served(UUID tenantId) {
    SortedMap<String, Served> all = new TreeMap<>(base);
    all.putAll(tenants.getOrDefault(tenantId, Map.of()));
    return List.copyOf(all.values());
  }

  /** What judges those who follow the base lines, by pack in the order of their names. */
  public Collection<Served> base() {
    return base.values();
  }

  /** What judges those who follow the base line of a pack; empty where there is no such pack. */
  public Optional<Served> base(String pack) {
    return Optional.ofNullable(base.get(pack));
  }

  /** What is rolled out on a line; empty where it has nothing yet. */
  public Optional<LineState> line(Line line) {
    return Optional.ofNullable((LineState) states.get(Scope.of(line)));
  }

  /** What a tenant has chosen of a pack. */
  public TenantState tenant(UUID tenantId, String pack) {
    State chosen = states.get(Scope.ofTenant(tenantId, pack));
    return chosen == null ? TenantState.FOLLOWS : (TenantState) chosen;
  }

  /** Whether a scope is set to that already. */
  boolean has(Scope scope, State state) {
    return state.equals(states.get(scope));
  }

  /**
   * The snapshot after some changes.
   *
   * @param serving makes what is served of the states after the changes; fails where that cannot be
   */
  Activation after(List<Change> changes, long newEpoch, Function<Activation, Serving> serving) {
    Map<Scope, State> next = new HashMap<>(states);
    changes.forEach(change -> next.put(change.scope(), change.state()));
    SortedMap<String, Served> nextBase = new TreeMap<>(base);
    Map<UUID, Map<String, Served>> nextTenants = new HashMap<>(tenants);
    Activation after = new Activation(newEpoch, next, nextBase, nextTenants);
    Serving made = serving.apply(after);
    for (Scope touched : touched(changes, next)) {
      if (touched.kind() == Scope.Kind.LINE) {
        nextBase.put(touched.pack(), made.base(touched.pack()));
      } else {
        Map<String, Served> ofTenant =
            new HashMap<>(nextTenants.getOrDefault(touched.owner(), Map.of()));
        ofTenant.put(touched.pack(), made.tenant(touched.owner(), touched.pack()));
        nextTenants.put(touched.owner(), ofTenant);
      }
    }
    return after;
  }

  /** Base lines that changed, and tenants who changed or whose line did. */
  private static Collection<Scope> touched(List<Change> changes, Map<Scope, State> states) {
    Map<String, Scope> lines = new TreeMap<>();
    Map<Scope, Scope> touched = new HashMap<>();
    for (Change change : changes) {
      Scope scope = change.scope();
      if (scope.kind() == Scope.Kind.TENANT) {
        touched.put(scope, scope);
      } else if (scope.owner().equals(Line.BASE)) {
        lines.put(scope.pack(), scope);
      } else {
        Scope owner = Scope.ofTenant(scope.owner(), scope.pack());
        touched.put(owner, owner);
      }
    }
    states.forEach(
        (scope, state) -> {
          if (state instanceof TenantState tenant
              && !tenant.own()
              && tenant.pin() == null
              && lines.containsKey(scope.pack())) {
            touched.put(scope, scope);
          }
        });
    lines.forEach((pack, scope) -> touched.put(scope, scope));
    return touched.values();
  }
}
