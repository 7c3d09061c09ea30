package dev.assay.explain;

import dev.assay.activation.Activation;
import dev.assay.decisionlog.Decision;
import dev.assay.decisionlog.Receipt;
import dev.assay.leads.Overrides;
import dev.assay.packs.PackLibrary;
import dev.assay.rules.RulePack;
import dev.assay.rules.Terms;
import dev.assay.weights.OwnTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Says why a score is another than before, by judging mixtures of both decisions: up to 128 times
 * some tens of microseconds. Blocks where a version has to be read and compiled first.
 */
public final class ScoreChanges {
  private static final double HUNDREDTHS = 100;

  private final Supplier<Activation> activation;
  private final PackLibrary packs;
  private final OwnTerms ownTerms;
  private final Overrides overrides;

  public ScoreChanges(
      Supplier<Activation> activation, PackLibrary packs, OwnTerms ownTerms, Overrides overrides) {
    this.activation = activation;
    this.packs = packs;
    this.ownTerms = ownTerms;
    this.overrides = overrides;
  }

  /**
   * Why the score changed between two decisions of one tenant by one pack; empty where one of them
   * has no score.
   */
  public Optional<ScoreChange> between(Decision earlier, Decision later) {
    if (!earlier.scorecard().isSufficient() || !later.scorecard().isSufficient()) {
      return Optional.empty();
    }
    Map<UUID, Integer> instead = overrides.scores(earlier.tenantId(), Stream.of(earlier, later));
    Mixture mixture = new Mixture(ownTerms, instead, side(earlier), side(later));
    Set<Cause> differing = mixture.differing();
    int before = mixture.score(Set.of());
    int after = mixture.score(differing);
    List<ScoreChange.Share> shares = new ArrayList<>();
    new Shapley(differing, mixture::score)
        .shares()
        .forEach(
            (cause, hundredths) ->
                shares.add(new ScoreChange.Share(cause, hundredths / HUNDREDTHS)));
    return Optional.of(new ScoreChange(before, after, shares));
  }

  private Side side(Decision decision) {
    Receipt receipt = decision.receipt();
    RulePack pack = packs.load(receipt.packHash());
    Terms terms =
        ownTerms.recorded(
            pack,
            decision.tenantId(),
            receipt.weightsVersion(),
            receipt.weightsHash(),
            decision.bands(),
            receipt.calibrationHash(),
            receipt.settingsVersion());
    return new Side(
        decision, pack, Rereading.of(activation.get(), decision, pack.parts(), terms.measures()));
  }
}
