package dev.assay.tuning;

import dev.assay.decisionlog.Criteria;
import dev.assay.decisionlog.Decision;
import dev.assay.decisionlog.Found;
import dev.assay.decisionlog.LogReader;
import dev.assay.decisionlog.Search;
import dev.assay.decisionlog.StoredDecision;
import dev.assay.rules.RulePack;
import dev.assay.rules.Terms;
import dev.assay.tuning.Drift.Flip;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Judges a tenant's latest decisions again, as they are judged now and as they would be. Blocks.
 */
public final class DriftCheck {
  private static final int DECISIONS = 1_000;

  private final LogReader log;

  public DriftCheck(LogReader log) {
    this.log = log;
  }

  public Drift between(UUID tenantId, RulePack pack, Terms now, Terms then) {
    Criteria ofPack = new Criteria(null, null, pack.manifest().pack(), null, null, null);
    int judged = 0;
    int moved = 0;
    SortedMap<Flip, Integer> flips = new TreeMap<>();
    for (Found<StoredDecision> found :
        log.search(new Search(tenantId, Map.of(), ofPack, null, DECISIONS))) {
      StoredDecision stored = found.what();
      Decision decision = stored == null ? null : stored.decision();
      if (decision != null) {
        String from = pack.score(decision.lead(), now).band();
        String to = pack.score(decision.lead(), then).band();
        judged++;
        if (!from.equals(to)) {
          moved++;
          flips.merge(new Flip(from, to), 1, Integer::sum);
        }
      }
    }
    return new Drift(judged, moved, flips);
  }
}
