package dev.assay.replay;

import dev.assay.activation.Activation;
import dev.assay.activation.Activations;
import dev.assay.activation.Served;
import dev.assay.activation.TenantState;
import dev.assay.gate.Drift;
import dev.assay.gate.DriftCheck;
import dev.assay.packs.Line;
import dev.assay.rules.RulePack;
import dev.assay.rules.Terms;
import dev.assay.weights.OwnTerms;
import dev.assay.weights.TuningKind;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Judges recorded leads by a pack that is not in force, and by the one that is: each tenant by its
 * own weights and bands.
 */
public final class Backtest implements DriftCheck {
  /** So many of each tenant at least, where a base line is tried on the leads of many. */
  private static final int EACH = 50;

  private final Retrial retrial;
  private final Activations activations;
  private final OwnTerms ownTerms;
  private final Supplier<List<UUID>> tenants;
  private final int decisions;

  /**
   * Judges the latest decisions.
   *
   * @param tenants all there are: a base line is tried on the leads of all
   * @param decisions how many, at most
   */
  public Backtest(
      Retrial retrial,
      Activations activations,
      OwnTerms ownTerms,
      Supplier<List<UUID>> tenants,
      int decisions) {
    this.retrial = retrial;
    this.activations = activations;
    this.ownTerms = ownTerms;
    this.tenants = tenants;
    this.decisions = decisions;
  }

  @Override
  public Drift drift(Line line, RulePack candidate) {
    Tally tally = new Tally(!line.isBase());
    UUID own = line.tenantId();
    if (own != null) {
      judge(own, line.pack(), candidate, decisions, tally);
    } else {
      List<UUID> all = tenants.get();
      int each = Math.max(EACH, decisions / Math.max(1, all.size()));
      for (UUID tenant : all) {
        judge(tenant, line.pack(), candidate, Math.min(each, decisions - tally.seen()), tally);
      }
    }
    return tally.drift();
  }

  private void judge(UUID tenant, String pack, RulePack candidate, int limit, Tally tally) {
    Activation now = activations.current();
    Optional<Served> served = now.sound(tenant, pack);
    if (served.isEmpty()) {
      return; // a new pack, or one that is refused: nobody is judged by it
    }
    TenantState chosen = now.tenant(tenant, pack);
    Terms terms =
        ownTerms.of(
            candidate,
            tenant,
            chosen.version(TuningKind.WEIGHTS),
            chosen.version(TuningKind.BANDS),
            chosen.version(TuningKind.CALIBRATION),
            chosen.version(TuningKind.SETTINGS));
    retrial.judge(tenant, served.get(), candidate, terms, limit, tally);
  }
}
