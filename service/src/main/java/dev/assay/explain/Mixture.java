package dev.assay.explain;

import dev.assay.decisionlog.Receipt;
import dev.assay.model.Lead;
import dev.assay.rules.RulePack;
import dev.assay.rules.Terms;
import dev.assay.weights.OwnTerms;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Judges by a mixture of what two decisions on a lead were made from. Blocks. */
final class Mixture {
  /** What a lead looks like when it is read depends on these. */
  private static final Set<Cause> READ_BY =
      Set.of(Cause.INPUT, Cause.TIME, Cause.RULES, Cause.SETTINGS);

  private final OwnTerms ownTerms;
  private final Map<UUID, Integer> overrides;
  private final Side earlier;
  private final Side later;

  /**
   * Mixes two decisions of one tenant by one pack.
   *
   * @param overrides the scores of overrides that their receipts name
   */
  Mixture(OwnTerms ownTerms, Map<UUID, Integer> overrides, Side earlier, Side later) {
    this.ownTerms = ownTerms;
    this.overrides = overrides;
    this.earlier = earlier;
    this.later = later;
  }

  /** The causes that are not the same for both. */
  Set<Cause> differing() {
    Receipt before = earlier.decision().receipt();
    Receipt after = later.decision().receipt();
    boolean sameRules = before.packHash().equals(after.packHash());
    boolean sameWeights =
        sameRules
            ? before.weightsHash().equals(after.weightsHash())
            : before.weightsVersion() == after.weightsVersion();
    boolean sameSettings =
        sameRules
            ? before.settingsHash().equals(after.settingsHash())
            : before.settingsVersion() == after.settingsVersion();
    EnumSet<Cause> same = EnumSet.noneOf(Cause.class);
    note(same, Cause.INPUT, isSameInput());
    note(same, Cause.RULES, sameRules);
    note(same, Cause.WEIGHTS, sameWeights);
    note(same, Cause.SETTINGS, sameSettings);
    note(
        same, Cause.CALIBRATION, Objects.equals(before.calibrationHash(), after.calibrationHash()));
    note(
        same,
        Cause.TIME,
        !tellsTime() || earlier.decision().asOf().equals(later.decision().asOf()));
    note(same, Cause.OVERRIDE, Objects.equals(before.overrideId(), after.overrideId()));
    return EnumSet.complementOf(same);
  }

  private static void note(Set<Cause> same, Cause cause, boolean isSame) {
    if (isSame) {
      same.add(cause);
    }
  }

  private boolean isSameInput() {
    boolean sameCustomers =
        Objects.equals(
            earlier.decision().receipt().customersHash(),
            later.decision().receipt().customersHash());
    return sameCustomers
        && (tellsTime()
            ? earlier.decision().sent().equals(later.decision().sent())
            : earlier.decision().lead().equals(later.decision().lead()));
  }

  /** Where a lead is no longer read as it was, what time made of it is part of the input. */
  private boolean tellsTime() {
    return earlier.rereading().isPresent() && later.rereading().isPresent();
  }

  /** The score by the later decision's part in these causes, and by the earlier one's in others. */
  int score(Set<Cause> come) {
    UUID override = of(Cause.OVERRIDE, come).decision().receipt().overrideId();
    Integer instead = override == null ? null : overrides.get(override);
    return instead == null ? computed(come) : instead;
  }

  private int computed(Set<Cause> come) {
    RulePack pack = of(Cause.RULES, come).pack();
    Receipt weights = of(Cause.WEIGHTS, come).decision().receipt();
    Side settings = of(Cause.SETTINGS, come);
    Terms terms =
        ownTerms.recorded(
            pack,
            earlier.decision().tenantId(),
            weights.weightsVersion(),
            weights.weightsHash(),
            settings.decision().bandsBy(settings.pack(), pack),
            of(Cause.CALIBRATION, come).decision().receipt().calibrationHash(),
            settings.decision().receipt().settingsVersion());
    return pack.score(lead(pack, terms, come), terms).score();
  }

  /** As it was read where all that reading looks at is of one decision, else read again. */
  private Lead lead(RulePack pack, Terms terms, Set<Cause> come) {
    if (Collections.disjoint(come, READ_BY)) {
      return earlier.decision().lead();
    }
    Side input = of(Cause.INPUT, come);
    return input
        .rereading()
        .filter(again -> tellsTime())
        .map(
            again ->
                again.read(of(Cause.TIME, come).decision().asOf(), pack.parts(), terms.measures()))
        .orElse(input.decision().lead());
  }

  private Side of(Cause cause, Set<Cause> come) {
    return come.contains(cause) ? later : earlier;
  }
}
