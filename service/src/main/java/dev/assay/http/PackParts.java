package dev.assay.http;

import dev.assay.activation.ActivationStore;
import dev.assay.activation.Activations;
import dev.assay.audit.Audit;
import dev.assay.packs.PackLibrary;
import dev.assay.packs.PackSeal;
import dev.assay.packs.PackStore;
import dev.assay.replay.Retrial;
import dev.assay.rollout.Lines;
import dev.assay.rollout.References;
import dev.assay.rollout.Rollouts;
import dev.assay.rollout.Schedule;
import dev.assay.rollout.TrialWatch;
import dev.assay.tuning.FourEyes;
import dev.assay.tuning.Tuner;
import dev.assay.weights.OwnTerms;
import dev.assay.weights.TuningStore;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** What the routes about packs and tenants' own numbers stand on. */
public record PackParts(
    PackStore store,
    PackSeal seal,
    PackLibrary library,
    ActivationStore epochs,
    Activations activations,
    Rollouts rollouts,
    Lines lines,
    Schedule schedule,
    References references,
    TrialWatch watch,
    TuningStore tunings,
    OwnTerms ownTerms,
    Tuner tuner,
    Retrial retrial,
    FourEyes fourEyes,
    Audit audit) {

  Map<String, Handling> handlings(Vertx vertx, Clock clock, Decisions decisions) {
    PackCalls calls = new PackCalls(activations);
    RolloutJson json = new RolloutJson(activations, epochs, schedule, watch);
    Map<String, Handling> all = new HashMap<>();
    all.putAll(new FlagRoutes(activations).handlings());
    all.putAll(new VocabularyRoutes().handlings());
    all.putAll(new PackRoutes(vertx, activations, store, seal, rollouts).handlings());
    all.putAll(new RolloutRoutes(vertx, rollouts, lines, schedule, json, calls, clock).handlings());
    all.putAll(
        new TuningRoutes(vertx, activations, tunings, tuner, ownTerms, retrial, calls).handlings());
    all.putAll(new ReferenceRoutes(vertx, references).handlings());
    all.putAll(
        new SettingsRoutes(vertx, activations, tunings, tuner, ownTerms, decisions).handlings());
    all.putAll(new AuditRoutes(vertx, audit, fourEyes).handlings());
    return all;
  }
}
