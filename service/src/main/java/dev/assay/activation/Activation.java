package dev.assay.activation;

import static java.util.stream.Collectors.toSet;

import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.intake.Intake;
import dev.assay.packs.Line;
import dev.assay.weights.LeadMapping;
import dev.assay.weights.Settings;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What judges whom at one epoch: an immutable snapshot in memory. A request keeps the one it
 * started with. The next one is made of this one, and shares with it what does not change.
 */
public final class Activation {
  private static final Logger LOG = LoggerFactory.getLogger(Activation.class);

  private final long epoch;
  private final Supplier<Intake> intake;
  private final @Nullable String unread;
  private final Map<Scope, State> states;
  private final SortedMap<String, Judge> base;
  private final Map<UUID, Map<String, Judge>> tenants;
  private final List<Refused> refused;

  /**
   * A snapshot.
   *
   * @param unread why leads cannot be read as they should be, so that nobody is judged; null where
   *     they can
   */
  private Activation(
      long epoch,
      Supplier<Intake> intake,
      @Nullable String unread,
      Map<Scope, State> states,
      SortedMap<String, Judge> base,
      Map<UUID, Map<String, Judge>> tenants) {
    this.epoch = epoch;
    this.intake = intake;
    this.unread = unread;
    this.states = states;
    this.base = base;
    this.tenants = tenants;
    this.refused =
        Stream.concat(
                base.values().stream(),
                tenants.values().stream().flatMap(own -> own.values().stream()))
            .filter(Refused.class::isInstance)
            .map(Refused.class::cast)
            .distinct()
            .sorted(
                Comparator.comparing((Refused line) -> line.line().owner())
                    .thenComparing(line -> line.line().pack()))
            .toList();
  }

  /**
   * Where nothing is in force.
   *
   * @param intake the one of this build
   */
  static Activation empty(Supplier<Intake> intake) {
    return new Activation(0, intake, null, Map.of(), new TreeMap<>(), Map.of());
  }

  /** Grows with every change; each decision carries it. */
  public long epoch() {
    return epoch;
  }

  /** What reads leads. */
  public Intake intake() {
    return intake.get();
  }

  /**
   * What judges a tenant by that pack; empty where there is no such pack.
   *
   * @throws dev.assay.errors.ServiceException where the line is refused here
   */
  public Optional<Served> served(UUID tenantId, String pack) {
    Judge judge = judge(tenantId, pack);
    if (judge instanceof Refused refused) {
      throw refused.toRequests();
    }
    return Optional.ofNullable((Served) judge);
  }

  /** The same, but empty where the line is refused. */
  public Optional<Served> sound(UUID tenantId, String pack) {
    return judge(tenantId, pack) instanceof Served served ? Optional.of(served) : Optional.empty();
  }

  /** Where a tenant's leads hold what is read, whichever pack judges them. */
  public LeadMapping mapping(UUID tenantId) {
    return sound(tenantId, Settings.PACK).map(Served::mapping).orElse(LeadMapping.NONE);
  }

  private @Nullable Judge judge(UUID tenantId, String pack) {
    Map<String, Judge> own = tenants.get(tenantId);
    Judge judge = own == null ? null : own.get(pack);
    return judge == null ? base.get(pack) : judge;
  }

  /** What judges a tenant, by pack in the order of their names; without lines that are refused. */
  public List<Served> served(UUID tenantId) {
    SortedMap<String, Judge> all = new TreeMap<>(base);
    all.putAll(tenants.getOrDefault(tenantId, Map.of()));
    return sound(all.values());
  }

  /** What judges those who follow the base lines, by pack; without lines that are refused. */
  public List<Served> base() {
    return sound(base.values());
  }

  private static List<Served> sound(Collection<Judge> judges) {
    return judges.stream().filter(Served.class::isInstance).map(Served.class::cast).toList();
  }

  /** Whether there is such a pack. */
  public boolean has(String pack) {
    return base.containsKey(pack);
  }

  /** The lines that are refused here, in the order of owner and pack. */
  public List<Refused> refused() {
    return refused;
  }

  /** What every scope is set to. */
  public Map<Scope, State> states() {
    return states;
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
   * The snapshot after some changes. Where a scope that is changed cannot judge, this fails; where
   * one only hangs on it, or all is read for the first time, its line is refused and others go on.
   * All lines are refused while the reference data in force is damaged, until other data is.
   *
   * @param serving makes what is served of the states after the changes; fails where that cannot be
   */
  Activation after(List<Change> changes, long newEpoch, Function<Activation, Serving> serving) {
    Map<Scope, State> next = new HashMap<>(states);
    changes.forEach(change -> next.put(change.scope(), change.state()));
    Serving made = serving.apply(new Activation(newEpoch, intake, unread, next, base, tenants));
    Set<Scope> changed = changes.stream().map(Change::scope).collect(toSet());
    SortedMap<String, Judge> nextBase = new TreeMap<>(base);
    Map<UUID, Map<String, Judge>> nextTenants = new HashMap<>(tenants);
    boolean rereads = changed.contains(Scope.ofReferenceData());
    Collection<Scope> touched = touched(rereads && unread != null ? next.keySet() : changed, next);
    // Each takes a second where it has to be compiled, and none needs another.
    touched.parallelStream()
        .map(scope -> Map.entry(scope, made.judge(scope, mustJudge(scope, changed))))
        .toList()
        .forEach(
            entry -> {
              Scope scope = entry.getKey();
              if (scope.kind() == Scope.Kind.LINE) {
                nextBase.put(scope.pack(), entry.getValue());
              } else {
                Map<String, Judge> ofTenant =
                    new HashMap<>(nextTenants.getOrDefault(scope.owner(), Map.of()));
                ofTenant.put(scope.pack(), entry.getValue());
                nextTenants.put(scope.owner(), ofTenant);
              }
            });
    if (!(rereads && next.get(Scope.ofReferenceData()) instanceof ReferenceState reference)) {
      return read(newEpoch, intake, unread, next, nextBase, nextTenants);
    }
    try {
      Supplier<Intake> other = made.intake(reference);
      return read(newEpoch, other, null, next, nextBase, nextTenants);
    } catch (ServiceException e) {
      if (epoch > 0 || e.code() == ErrorCode.UNAVAILABLE) {
        throw e;
      }
      String why = String.valueOf(e.getMessage());
      LOG.error("nobody is judged here: {}", why);
      return read(newEpoch, intake, why, next, nextBase, nextTenants);
    }
  }

  /** The snapshot, in which nobody is judged where leads cannot be read. */
  private static Activation read(
      long epoch,
      Supplier<Intake> intake,
      @Nullable String unread,
      Map<Scope, State> states,
      SortedMap<String, Judge> base,
      Map<UUID, Map<String, Judge>> tenants) {
    if (unread != null) {
      base.replaceAll((pack, judge) -> new Refused(judge.line(), unread));
      tenants.replaceAll(
          (tenant, own) -> {
            Map<String, Judge> refused = new HashMap<>(own);
            refused.replaceAll((pack, judge) -> new Refused(judge.line(), unread));
            return refused;
          });
    }
    return new Activation(epoch, intake, unread, states, base, tenants);
  }

  /** Whether a node that cannot judge there must not take this step. */
  private boolean mustJudge(Scope scope, Set<Scope> changed) {
    Scope line = new Scope(Scope.Kind.LINE, scope.owner(), scope.pack());
    Judge before =
        scope.kind() == Scope.Kind.LINE
            ? base.get(scope.pack())
            : judge(scope.owner(), scope.pack());
    return epoch > 0
        && (changed.contains(scope) || changed.contains(line))
        && !(before instanceof Refused);
  }

  /** Base lines that changed, and tenants who changed or whose line did. */
  private static Collection<Scope> touched(Collection<Scope> changed, Map<Scope, State> states) {
    Map<String, Scope> lines = new TreeMap<>();
    Map<Scope, Scope> touched = new HashMap<>();
    for (Scope scope : changed) {
      if (scope.kind() == Scope.Kind.TENANT) {
        touched.put(scope, scope);
      } else if (scope.kind() == Scope.Kind.LINE && scope.owner().equals(Line.BASE)) {
        lines.put(scope.pack(), scope);
      } else if (scope.kind() == Scope.Kind.LINE) {
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
