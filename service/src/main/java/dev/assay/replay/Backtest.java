package dev.assay.replay;

import dev.assay.activation.Activation;
import dev.assay.activation.Activations;
import dev.assay.activation.Served;
import dev.assay.activation.TenantState;
import dev.assay.decisionlog.Criteria;
import dev.assay.decisionlog.Decision;
import dev.assay.decisionlog.Found;
import dev.assay.decisionlog.LogReader;
import dev.assay.decisionlog.Search;
import dev.assay.decisionlog.StoredDecision;
import dev.assay.gate.Drift;
import dev.assay.gate.DriftCheck;
import dev.assay.packs.Line;
import dev.assay.rules.RulePack;
import dev.assay.rules.Terms;
import dev.assay.weights.OwnTerms;
import dev.assay.weights.TuningKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Judges recorded leads by a pack that is not in force, and by the one that is: each tenant by its
 * own weights and bands. Holds one page of decisions at a time.
 */
public final class Backtest implements DriftCheck {
  private static final int PAGE = 500;

  private final LogReader log;
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
      LogReader log,
      Activations activations,
      OwnTerms ownTerms,
      Supplier<List<UUID>> tenants,
      int decisions) {
    this.log = log;
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
      int each = Math.max(PAGE / 10, decisions / Math.max(1, all.size()));
      for (UUID tenant : all) {
        judge(tenant, line.pack(), candidate, Math.min(each, decisions - tally.seen()), tally);
      }
    }
    return tally.drift();
  }

  private void judge(UUID tenant, String pack, RulePack candidate, int limit, Tally tally) {
    Activation now = activations.current();
    Optional<Served> served = now.served(tenant, pack);
    if (served.isEmpty()) {
      return; // a new pack: nobody was judged by it yet
    }
    TenantState chosen = now.tenant(tenant, pack);
    Terms terms =
        ownTerms.of(
            candidate,
            tenant,
            chosen.version(TuningKind.WEIGHTS),
            chosen.version(TuningKind.BANDS),
            chosen.version(TuningKind.CALIBRATION));
    Criteria ofPack = new Criteria(null, null, pack, null, null, null);
    int left = limit;
    Search.@Nullable Place after = null;
    while (left > 0) {
      int size = Math.min(PAGE, left);
      List<Found<StoredDecision>> page =
          log.search(new Search(tenant, Map.of(), ofPack, after, size));
      for (Found<StoredDecision> found : page) {
        StoredDecision stored = found.what();
        Decision decision = stored == null ? null : stored.decision();
        if (decision == null) { // erased, or not what was written: neither can be judged again
          tally.erased();
        } else {
          tally.judge(decision, served.get(), candidate, terms);
        }
      }
      if (page.size() < size) {
        return;
      }
      left -= size;
      after = page.get(page.size() - 1).place();
    }
  }
}
