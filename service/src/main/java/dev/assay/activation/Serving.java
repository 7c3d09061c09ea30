package dev.assay.activation;

import dev.assay.activation.LineState.Trial;
import dev.assay.activation.Served.Candidate;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.intake.Intake;
import dev.assay.packs.Line;
import dev.assay.packs.PackLibrary;
import dev.assay.packs.PackStore;
import dev.assay.packs.PackVersion;
import dev.assay.reference.Intakes;
import dev.assay.rules.PackException;
import dev.assay.rules.RulePack;
import dev.assay.rules.Terms;
import dev.assay.weights.LeadMapping;
import dev.assay.weights.OwnTerms;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what is served of what is set: loads the packs, verifies and compiles them, and puts the
 * tenants' own numbers in. Blocks.
 */
final class Serving {
  private static final Logger LOG = LoggerFactory.getLogger(Serving.class);

  private final PackStore store;
  private final PackLibrary library;
  private final OwnTerms ownTerms;
  private final Intakes intakes;
  private final Function<Line, LineState> lines;
  private final BiFunction<UUID, String, TenantState> tenants;

  /**
   * Serves by these states.
   *
   * @param lines fails for a line that has nothing rolled out
   */
  Serving(
      PackStore store,
      PackLibrary library,
      OwnTerms ownTerms,
      Intakes intakes,
      Function<Line, LineState> lines,
      BiFunction<UUID, String, TenantState> tenants) {
    this.store = store;
    this.library = library;
    this.ownTerms = ownTerms;
    this.intakes = intakes;
    this.lines = lines;
    this.tenants = tenants;
  }

  /**
   * What stands on the line of a scope.
   *
   * @param must whether to fail where that cannot judge, and not to refuse the line
   */
  Judge judge(Scope scope, boolean must) {
    try {
      return scope.kind() == Scope.Kind.LINE
          ? base(scope.pack())
          : tenant(scope.owner(), scope.pack());
    } catch (ServiceException | PackException e) {
      boolean later = e instanceof ServiceException s && s.code() == ErrorCode.UNAVAILABLE;
      if (must || later) {
        throw e;
      }
      Refused refused = new Refused(line(scope), String.valueOf(e.getMessage()));
      LOG.error("line {} is refused: {}", refused.line(), refused.why());
      return refused;
    }
  }

  /** What reads leads; fails where that cannot be, since then nobody could be judged. */
  Supplier<Intake> intake(ReferenceState state) {
    String hash = state.hash();
    if (hash == null) {
      return intakes.usual();
    }
    Intake loaded = intakes.of(hash);
    return () -> loaded;
  }

  private Line line(Scope scope) {
    boolean own =
        scope.kind() == Scope.Kind.TENANT && tenants.apply(scope.owner(), scope.pack()).own();
    return own ? new Line(scope.owner(), scope.pack()) : Line.base(scope.pack());
  }

  /** What those are served who follow the base line and have nothing of their own. */
  Served base(String pack) {
    return served(Line.base(pack), null, RulePack::terms, LeadMapping.NONE);
  }

  Served tenant(UUID tenantId, String pack) {
    TenantState chosen = tenants.apply(tenantId, pack);
    Line line = chosen.own() ? new Line(tenantId, pack) : Line.base(pack);
    return served(
        line,
        chosen.pin(),
        compiled ->
            ownTerms.of(
                compiled,
                tenantId,
                chosen.weights(),
                chosen.bands(),
                chosen.calibration(),
                chosen.settings()),
        ownTerms.settings(tenantId, pack, chosen.settings()).mapping());
  }

  private Served served(
      Line line, @Nullable String pin, Function<RulePack, Terms> terms, LeadMapping mapping) {
    if (pin != null) {
      RulePack pinned = load(line, pin);
      return new Served(line, pinned, terms.apply(pinned), null, mapping);
    }
    LineState state = lines.apply(line);
    RulePack live = load(line, state.live());
    Trial trial = state.trial();
    if (trial == null) {
      return new Served(line, live, terms.apply(live), null, mapping);
    }
    RulePack tried = load(line, trial.version());
    return new Served(
        line,
        live,
        terms.apply(live),
        new Candidate(
            tried,
            terms.apply(tried),
            trial.stage(),
            trial.percent(),
            trial.maxDrift(),
            trial.since()),
        mapping);
  }

  private RulePack load(Line line, String version) {
    PackVersion published =
        store
            .version(line, version)
            .orElseThrow(
                () ->
                    new ServiceException(
                        ErrorCode.CONFLICT,
                        "%s@%s is in force but was never published"
                            .formatted(line.pack(), version)));
    return library.load(published);
  }
}
