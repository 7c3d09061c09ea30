package dev.assay.learning;

import dev.assay.activation.Activations;
import dev.assay.learning.PatternStore.Changed;
import dev.assay.learning.PatternStore.Name;
import dev.assay.outcomes.Outcomes;
import dev.assay.weights.Settings;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says which clients are to be looked at. Thread-safe; calls block. */
final class Due {
  /** So many of those that changed are looked at at once. */
  private static final int AT_ONCE = 100;

  /** So many of the others. */
  private static final int OTHERS = 50;

  private final PatternStore patterns;
  private final Activations activations;
  private final Round round;
  private long learned;

  Due(PatternStore patterns, Activations activations) {
    this.patterns = patterns;
    this.activations = activations;
    this.round = new Round(patterns);
  }

  /** Clients whose outcomes, profile, pack or settings changed since they were looked at. */
  List<Changed> changed() {
    patterns.rebase(this::basis);
    return patterns.changed(AT_ONCE);
  }

  /**
   * These of some tenants, and some others for as long as anybody may have taught them something.
   */
  synchronized List<Name> of(List<Changed> changed, Collection<UUID> tenants) {
    long now = patterns.learned();
    if (now != learned) {
      learned = now;
      round.again();
    }
    Set<Name> names = new LinkedHashSet<>();
    changed.forEach(each -> names.add(new Name(each.tenantId(), each.clientId())));
    names.addAll(round.next(OTHERS));
    Set<UUID> wanted = Set.copyOf(tenants);
    return names.stream().filter(name -> wanted.contains(name.tenantId())).toList();
  }

  /** By what else than its outcomes a tenant's clients are looked at; null where nothing judges. */
  private @Nullable String basis(UUID tenantId) {
    int settings = activations.current().tenant(tenantId, Settings.PACK).settings();
    return activations
        .current()
        .sound(tenantId, Outcomes.PACK)
        .map(served -> "settings %d, %s".formatted(settings, served.pack().hash()))
        .orElse(null);
  }
}
