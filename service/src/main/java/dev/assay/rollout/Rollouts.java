package dev.assay.rollout;

import dev.assay.activation.Activation;
import dev.assay.activation.Activations;
import dev.assay.activation.LineState;
import dev.assay.activation.Scope;
import dev.assay.activation.Stage;
import dev.assay.activation.State;
import dev.assay.audit.Audit;
import dev.assay.audit.Who;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.packs.Line;
import dev.assay.packs.PackStore;
import dev.assay.packs.PackVersion;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What people do to the lines of packs. Each call blocks until what it asked for is in force, and
 * answers the epoch in which it is; what is refused changes nothing.
 */
public final class Rollouts {
  private final PackStore store;
  private final Activations activations;
  private final Lines lines;
  private final Audit audit;

  public Rollouts(PackStore store, Activations activations, Lines lines, Audit audit) {
    this.store = store;
    this.activations = activations;
    this.lines = lines;
    this.audit = audit;
  }

  /**
   * Takes a version to a stage. On a tenant's own line it puts the tenant on that line.
   *
   * @param reason must say why where a version is to judge all leads that no canary has tried
   */
  public long start(Line line, Step step, Who who, String reason) {
    check(line, step);
    checkTried(line, step, reason);
    lines.enter(line, who, reason);
    Map<String, String> details = details(step);
    if (untried(line, step)) {
      details.put("skipped", Stage.CANARY.json());
    }
    return change(
        line,
        state -> {
          refuseFrozen(line, state);
          refuseUntried(untried(state, step), step, reason);
          if (step.stage() == Stage.LIVE) {
            return state.withLive(step.version());
          }
          if (step.version().equals(state.live())) {
            throw refused("version '%s' is live already".formatted(step.version()));
          }
          return state.withTrial(step.since(activations.current().epoch() + 1));
        },
        who,
        "rollout." + step.stage().json(),
        reason,
        details);
  }

  /** Refuses what could not be rolled out, whenever it were. */
  void check(Line line, Step step) {
    PackVersion version =
        store
            .version(line, step.version())
            .orElseThrow(
                () ->
                    new ServiceException(
                        ErrorCode.INVALID,
                        "the %s line of '%s' has no version '%s'"
                            .formatted(line.json(), line.pack(), step.version())));
    if (version.retired()) {
      throw refused("version '%s' is retired".formatted(step.version()));
    }
  }

  /** Refuses to go live without a canary and without a reason. */
  void checkTried(Line line, Step step, String reason) {
    refuseUntried(untried(line, step), step, reason);
  }

  private boolean untried(Line line, Step step) {
    return activations
        .current()
        .line(line)
        .map(state -> untried(state, step))
        .orElse(step.stage() == Stage.LIVE);
  }

  /** Whether a version is to judge all leads though it judges none and never did. */
  private static boolean untried(LineState state, Step step) {
    LineState.Trial trial = state.trial();
    boolean canary =
        trial != null && trial.stage() == Stage.CANARY && trial.version().equals(step.version());
    return step.stage() == Stage.LIVE
        && !canary
        && !state.live().equals(step.version())
        && !state.before().contains(step.version());
  }

  private static void refuseUntried(boolean untried, Step step, String reason) {
    if (untried && reason.isBlank()) {
      throw refused(
          "version '%s' was not tried on a share of the leads: make it a canary first, or give a reason"
              .formatted(step.version()));
    }
  }

  /**
   * Ends what is tried; where nothing is, makes the version live again that was so before.
   *
   * @param version the one to take back, refused where it is another one by now; null for whichever
   */
  public long rollBack(Line line, @Nullable String version, Who who, String reason) {
    return change(
        line,
        state -> {
          LineState.Trial trial = state.trial();
          String last = trial == null ? state.live() : trial.version();
          if (version != null && !version.equals(last)) {
            throw refused("what is taken back would be '%s', not '%s'".formatted(last, version));
          }
          LineState back = state.back();
          if (back == null) {
            throw refused("nothing was live before '%s'".formatted(state.live()));
          }
          return back;
        },
        who,
        "rollout.rolled_back",
        reason,
        Map.of());
  }

  /** Ends a trial that goes wrong, if it is still going on. */
  void abort(Line line, String version, String why) {
    change(
        line,
        state -> {
          LineState.Trial trial = state.trial();
          return trial != null && trial.version().equals(version) ? state.withTrial(null) : state;
        },
        Who.SERVICE,
        "rollout.aborted",
        why,
        Map.of("version", version));
  }

  /** Stops all rollouts of a line, or lets them go on. The way back stays open. */
  public long freeze(Line line, boolean frozen, Who who, String reason) {
    return change(
        line,
        state -> state.withFrozen(frozen),
        who,
        frozen ? "rollout.frozen" : "rollout.unfrozen",
        reason,
        Map.of());
  }

  /** Takes a version out of use for good: it stays for replays, and can never be rolled out. */
  public void retire(Line line, String version, Who who, String reason) {
    PackVersion known =
        store
            .version(line, version)
            .orElseThrow(() -> new ServiceException(ErrorCode.NOT_FOUND, "no such version"));
    if (known.retired()) {
      return;
    }
    change(
        line,
        state -> {
          LineState.Trial trial = state.trial();
          if (state.live().equals(version) || (trial != null && trial.version().equals(version))) {
            throw refused("version '%s' judges now".formatted(version));
          }
          return state.without(version);
        },
        who,
        "rollout.way_back_closed",
        reason,
        Map.of("version", version));
    var entry =
        audit.entry(
            line.tenantId(), who, "pack.retired", line.pack(), reason, Map.of("version", version));
    store.retire(line, version, entry.at(), entry);
  }

  private long change(
      Line line,
      UnaryOperator<LineState> next,
      Who who,
      String step,
      String reason,
      Map<String, String> details) {
    Map<String, String> all = new TreeMap<>(details);
    all.put("line", line.json());
    return activations.change(
        Scope.of(line),
        now -> next(now, line, next),
        audit.entry(line.tenantId(), who, step, line.pack(), reason, all));
  }

  private static State next(Activation now, Line line, UnaryOperator<LineState> next) {
    return next.apply(
        now.line(line)
            .orElseThrow(
                () ->
                    refused(
                        "nothing was rolled out on the %s line of '%s' yet"
                            .formatted(line.json(), line.pack()))));
  }

  private static void refuseFrozen(Line line, LineState state) {
    if (state.frozen()) {
      throw refused("rollouts of '%s' are frozen".formatted(line.pack()));
    }
  }

  private static Map<String, String> details(Step step) {
    Map<String, String> details = new TreeMap<>();
    details.put("version", step.version());
    if (step.stage() == Stage.CANARY) {
      details.put("percent", Integer.toString(step.percent()));
      details.put("max_drift", Integer.toString(step.maxDrift()));
    }
    return details;
  }

  private static ServiceException refused(String message) {
    return new ServiceException(ErrorCode.CONFLICT, message);
  }
}
