package dev.assay.outcomes;

import dev.assay.decisionlog.Decision;
import dev.assay.rules.Scorecard;
import org.jspecify.annotations.Nullable;

/** What a lead had been judged at before its outcome was known. */
public record Score(int total, String band) {

  /** Null where there was nothing to go by. */
  static @Nullable Score of(@Nullable Decision decision) {
    Scorecard card = decision == null ? null : decision.scorecard();
    return card == null || !card.isSufficient() ? null : new Score(card.score(), card.band());
  }
}
