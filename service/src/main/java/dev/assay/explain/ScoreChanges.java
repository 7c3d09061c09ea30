package dev.assay.explain;

import dev.assay.activation.Activation;
import dev.assay.decisionlog.Decision;
import dev.assay.errors.ServiceException;
import dev.assay.leads.Overrides;
import dev.assay.packs.PackLibrary;
import dev.assay.replay.Replayer;
import dev.assay.rules.RuleFailure;
import dev.assay.rules.RulePack;
import dev.assay.rules.Terms;
import dev.assay.weights.OwnTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Replayer replayer;
  private final OwnTerms ownTerms;
  private final Overrides overrides;

  public ScoreChanges(
      Supplier<Activation> activation,
      PackLibrary packs,
      Replayer replayer,
      OwnTerms ownTerms,
      Overrides overrides) {
    this.activation = activation;
    this.packs = packs;
    this.replayer = replayer;
    this.ownTerms = ownTerms;
    this.overrides = overrides;
  }

  /**
   * Why the score changed between two decisions of one tenant by one pack; empty where one of them
   * has no score, and where what judged them is not at hand or fails on a mixture of both.
   */
  public Optional<ScoreChange> between(Decision earlier, Decision later) {
    if (!earlier.scorecard().isSufficient() || !later.scorecard().isSufficient()) {
      return Optional.empty();
    }
    try {
      return Optional.of(change(earlier, later));
    } catch (ServiceException | IllegalStateException | RuleFailure e) {
      return Optional.empty();
    }
  }

  private ScoreChange change(Decision earlier, Decision later) {
    Map<UUID, Integer> instead = overrides.scores(earlier.tenantId(), Stream.of(earlier, later));
    Mixture mixture = new Mixture(ownTerms, instead, side(earlier), side(later));
    Shapley shapley = new Shapley(mixture.differing(), mixture::score);
    List<ScoreChange.Share> shares = new ArrayList<>();
    shapley
        .shares()
        .forEach(
            (cause, hundredths) ->
                shares.add(new ScoreChange.Share(cause, hundredths / HUNDREDTHS)));
    return new ScoreChange(shapley.before(), shapley.after(), shares);
  }

  private Side side(Decision decision) {
    RulePack pack = packs.load(decision.receipt().packHash());
    Terms terms = replayer.terms(decision, pack);
    return new Side(
        decision, pack, Rereading.of(activation.get(), decision, pack.parts(), terms.measures()));
  }
}
