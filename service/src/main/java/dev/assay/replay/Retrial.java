package dev.assay.replay;

import dev.assay.activation.Served;
import dev.assay.decisionlog.Criteria;
import dev.assay.decisionlog.Decision;
import dev.assay.decisionlog.Found;
import dev.assay.decisionlog.LogReader;
import dev.assay.decisionlog.Search;
import dev.assay.decisionlog.StoredDecision;
import dev.assay.gate.Drift;
import dev.assay.model.Lead;
import dev.assay.rules.RuleFailure;
import dev.assay.rules.RulePack;
import dev.assay.rules.Scorecard;
import dev.assay.rules.Terms;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Judges a tenant's latest recorded leads as they are judged now and as they would be. Holds one
 * page of decisions at a time. Blocks.
 */
public final class Retrial {
  private static final int PAGE = 500;

  private final LogReader log;

  public Retrial(LogReader log) {
    this.log = log;
  }

  /** What other numbers of a tenant would make of its decisions. */
  public Drift drift(UUID tenant, Served now, Terms then, int decisions) {
    Tally tally = new Tally(true);
    judge(tenant, now, now.pack(), then, decisions, tally);
    return tally.drift();
  }

  /**
   * How often each score from 0 to 100 comes out now, before any calibration; leads that the pack
   * fails on have none.
   */
  public int[] scores(UUID tenant, Served now, int decisions) {
    Terms plain = now.terms().calibrated(null);
    int[] counts = new int[101];
    each(
        tenant,
        now.line().pack(),
        decisions,
        decision -> {
          Scorecard card = decision == null ? null : score(now.pack(), decision.lead(), plain);
          if (card != null && card.isSufficient()) {
            counts[card.score()]++;
          }
        });
    return counts;
  }

  private static @Nullable Scorecard score(RulePack pack, Lead lead, Terms terms) {
    try {
      return pack.score(lead, terms);
    } catch (RuleFailure e) {
      return null;
    }
  }

  void judge(UUID tenant, Served now, RulePack candidate, Terms terms, int limit, Tally tally) {
    each(
        tenant,
        now.line().pack(),
        limit,
        decision -> {
          if (decision == null) {
            tally.erased();
          } else {
            tally.judge(decision, now, candidate, terms);
          }
        });
  }

  /**
   * Walks over the latest decisions.
   *
   * @param visitor gets null for one that is erased, or not what was written: neither can be judged
   *     again
   */
  private void each(UUID tenant, String pack, int limit, Consumer<@Nullable Decision> visitor) {
    Criteria ofPack = new Criteria(null, null, pack, null, null, null);
    int left = limit;
    Search.@Nullable Place after = null;
    while (left > 0) {
      int size = Math.min(PAGE, left);
      List<Found<StoredDecision>> page =
          log.search(new Search(tenant, Map.of(), ofPack, after, size));
      for (Found<StoredDecision> found : page) {
        StoredDecision stored = found.what();
        visitor.accept(stored == null ? null : stored.decision());
      }
      if (page.size() < size) {
        return;
      }
      left -= size;
      after = page.get(page.size() - 1).place();
    }
  }
}
