package dev.assay.explain;

import dev.assay.decisionlog.Decision;
import dev.assay.decisionlog.StoredDecision;
import dev.assay.errors.ServiceException;
import dev.assay.packs.PackLibrary;
import dev.assay.replay.Replayer;
import dev.assay.rules.Inquiry;
import dev.assay.rules.RuleFailure;
import dev.assay.rules.RulePack;
import dev.assay.rules.Unfired;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Says which rules of the version that judged did not fire, and why, by judging again. Takes
 * milliseconds; blocks where a version has to be read and compiled first.
 */
public final class UnfiredRules {
  private final PackLibrary packs;
  private final Replayer replayer;

  public UnfiredRules(PackLibrary packs, Replayer replayer) {
    this.packs = packs;
    this.replayer = replayer;
  }

  /**
   * The rules that did not fire.
   *
   * @param rules by name; null where there is nothing to tell
   * @param reason why there is nothing; null where there is
   */
  public record Told(@Nullable List<Unfired> rules, @Nullable Reason reason) {

    public Told {
      rules = rules == null ? null : List.copyOf(rules);
    }
  }

  /** Why there is nothing to tell. */
  public enum Reason {
    /** The person was erased. */
    ERASED,
    /** What judged is not at hand, or would judge otherwise today. */
    NOT_REPEATABLE;

    /** The name in JSON. */
    public String json() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Those of a recorded decision. */
  public Told of(StoredDecision stored) {
    Decision decision = stored.decision();
    if (decision == null) {
      return new Told(null, Reason.ERASED);
    }
    try {
      RulePack pack = packs.load(decision.receipt().packHash());
      Inquiry again = pack.inquire(decision.lead(), replayer.terms(decision, pack));
      return again.scorecard().hash().equals(decision.scorecard().hash())
          ? new Told(again.unfired(), null)
          : new Told(null, Reason.NOT_REPEATABLE);
    } catch (ServiceException | IllegalStateException | RuleFailure e) {
      return new Told(null, Reason.NOT_REPEATABLE);
    }
  }
}
