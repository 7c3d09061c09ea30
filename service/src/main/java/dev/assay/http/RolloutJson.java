package dev.assay.http;

import dev.assay.activation.Activation;
import dev.assay.activation.ActivationStore;
import dev.assay.activation.ActivationStore.Taken;
import dev.assay.activation.Activations;
import dev.assay.activation.LineState;
import dev.assay.activation.LineState.Trial;
import dev.assay.activation.Scope;
import dev.assay.activation.Stage;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.packs.Line;
import dev.assay.rollout.Schedule;
import dev.assay.rollout.Scheduled;
import dev.assay.rollout.Tally;
import dev.assay.rollout.TrialWatch;
import org.jspecify.annotations.Nullable;

/** Writes what is rolled out on a line, how the trial goes, what is to come and what was. */
final class RolloutJson {
  private static final int STEPS = 100;

  private final Activations activations;
  private final ActivationStore epochs;
  private final Schedule schedule;
  private final TrialWatch watch;

  RolloutJson(
      Activations activations, ActivationStore epochs, Schedule schedule, TrialWatch watch) {
    this.activations = activations;
    this.epochs = epochs;
    this.schedule = schedule;
    this.watch = watch;
  }

  /** Blocks. */
  CanonicalWriter of(Line line) {
    Activation now = activations.current();
    LineState state = now.line(line).orElse(null);
    CanonicalWriter out = new CanonicalWriter().beginObject();
    out.key("pack").value(line.pack()).key("line").value(line.json());
    out.key("epoch").value(now.epoch());
    Json.text(out.key("live"), state == null ? null : state.live());
    out.key("before").beginArray();
    if (state != null) {
      state.before().forEach(out::value);
    }
    out.endArray().key("frozen").value(state != null && state.frozen()).key("trial");
    trial(out, line, state == null ? null : state.trial());
    out.key("scheduled").beginArray();
    schedule.of(line).forEach(step -> scheduled(out, step));
    out.endArray().key("timeline").beginArray();
    epochs.timeline(Scope.of(line), STEPS).forEach(step -> taken(out, step));
    return out.endArray().endObject();
  }

  private void trial(CanonicalWriter out, Line line, @Nullable Trial trial) {
    if (trial == null) {
      out.nullValue();
      return;
    }
    Tally tally = watch.tally(line, trial.version(), trial.since());
    out.beginObject().key("version").value(trial.version());
    out.key("stage").value(trial.stage().json()).key("percent").value(trial.percent());
    out.key("max_drift").value(trial.maxDrift()).key("since_epoch").value(trial.since());
    out.key("judged").value(tally.judged()).key("same_band").value(tally.sameBand());
    out.key("same_score").value(tally.sameScore()).key("failed").value(tally.failed());
    out.key("skipped").value(tally.skipped()).key("agreement");
    if (tally.judged() == 0) {
      out.nullValue();
    } else {
      out.value((double) tally.sameBand() / tally.judged());
    }
    out.endObject();
  }

  private static void scheduled(CanonicalWriter out, Scheduled scheduled) {
    out.beginObject().key("step_id").value(scheduled.id().toString());
    out.key("version").value(scheduled.step().version());
    stage(out, scheduled.step().stage(), scheduled.step().percent());
    out.key("at").value(scheduled.at().toString());
    out.key("by").value(scheduled.who().name()).key("reason").value(scheduled.reason());
    out.endObject();
  }

  private static void taken(CanonicalWriter out, Taken step) {
    LineState state = (LineState) step.change().state();
    Trial trial = state.trial();
    out.beginObject().key("epoch").value(step.change().epoch());
    out.key("at").value(step.change().at().toString()).key("step").value(step.step());
    out.key("by").value(step.who().name()).key("reason").value(step.reason());
    out.key("live").value(state.live()).key("trial");
    if (trial == null) {
      out.nullValue();
    } else {
      out.beginObject().key("version").value(trial.version());
      stage(out, trial.stage(), trial.percent());
      out.endObject();
    }
    out.key("frozen").value(state.frozen()).endObject();
  }

  private static void stage(CanonicalWriter out, Stage stage, int percent) {
    out.key("stage").value(stage.json()).key("percent").value(percent);
  }
}
