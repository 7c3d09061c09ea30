package dev.assay.explain;

import dev.assay.activation.Activation;
import dev.assay.decisionlog.Decision;
import dev.assay.decisionlog.StoredDecision;
import dev.assay.errors.ServiceException;
import dev.assay.explain.NextBandOutlook.Reason;
import dev.assay.intake.Intake;
import dev.assay.model.ActivityKind;
import dev.assay.packs.PackLibrary;
import dev.assay.replay.Replayer;
import dev.assay.rules.Band;
import dev.assay.rules.BandSet;
import dev.assay.rules.RuleFailure;
import dev.assay.rules.RulePack;
import dev.assay.rules.Scorecard;
import dev.assay.rules.Terms;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Says what would have brought a lead into the next higher band, by the very rules and numbers that
 * judged it. Takes milliseconds; blocks where a version has to be read and compiled first.
 */
public final class NextBands {
  private final PackLibrary packs;
  private final Replayer replayer;
  private final Supplier<Activation> activation;

  public NextBands(PackLibrary packs, Replayer replayer, Supplier<Activation> activation) {
    this.packs = packs;
    this.replayer = replayer;
    this.activation = activation;
  }

  /** What would have raised a recorded decision. */
  public NextBandOutlook of(StoredDecision stored) {
    Decision decision = stored.decision();
    if (decision == null) {
      return NextBandOutlook.none(Reason.ERASED);
    }
    try {
      RulePack pack = packs.load(decision.receipt().packHash());
      return of(decision, pack, replayer.terms(decision, pack));
    } catch (ServiceException | IllegalStateException | RuleFailure e) {
      return NextBandOutlook.none(Reason.NOT_REPEATABLE);
    }
  }

  private NextBandOutlook of(Decision decision, RulePack pack, Terms terms) {
    Scorecard recorded = decision.scorecard();
    if (!recorded.isSufficient()) {
      return NextBandOutlook.none(Reason.INSUFFICIENT_DATA);
    }
    Optional<Band> next = next(terms.bands(), recorded.score());
    if (next.isEmpty()) {
      return NextBandOutlook.none(Reason.TOP_BAND);
    }
    if (!pack.score(decision.lead(), terms).hash().equals(recorded.hash())) {
      return NextBandOutlook.none(Reason.NOT_REPEATABLE);
    }
    Activation now = activation.get();
    List<NextBandChange> changes =
        NextBandChanges.of(
            now.intake(),
            decision.lead(),
            onDay(now, decision, pack, terms),
            pack.parts(),
            terms.measures());
    return new NextBandSearch(pack, terms, decision.lead(), recorded, changes)
        .reaching(next.get())
        .map(NextBandOutlook::of)
        .orElseGet(() -> NextBandOutlook.none(Reason.OUT_OF_REACH));
  }

  /** What happened on that day already; as it was sent where it is read otherwise today. */
  private static Map<ActivityKind, Integer> onDay(
      Activation now, Decision decision, RulePack pack, Terms terms) {
    return Rereading.of(now, decision, pack.parts(), terms.measures())
        .map(Rereading::onDay)
        .orElseGet(() -> Intake.onDay(decision.sent(), decision.asOf()));
  }

  /** Bands stand from the highest to the lowest, whatever they are called. */
  static Optional<Band> next(BandSet bands, int score) {
    int at = bands.bands().indexOf(bands.of(score));
    return at == 0 ? Optional.empty() : Optional.of(bands.bands().get(at - 1));
  }
}
