package dev.assay;

import dev.assay.decide.Decider;
import dev.assay.decisionlog.DecisionLog;
import dev.assay.http.Metrics;
import dev.assay.packs.PackLibrary;
import dev.assay.proof.Checkpoints;

/** What an operator may want to watch of the parts of a node. */
final class Meters {
  private Meters() {}

  static void of(
      Metrics metrics,
      PackLibrary library,
      DecisionLog log,
      Checkpoints checkpoints,
      Decider decider,
      LearningWiring learning,
      EnrichmentWiring enrichment,
      WebhookWiring events) {
    metrics.gauge(
        "assay.log.waiting.bytes", "Decisions that wait for their commit", log::waitingBytes);
    metrics.gauge(
        "assay.log.unsigned",
        "1 while the newest head of the log cannot be signed",
        () -> checkpoints.failing() ? 1 : 0);
    metrics.total(
        "assay.decisions.lost",
        "Decisions answered under bounded logging that were not recorded",
        decider::lost);
    metrics.total(
        "assay.central.lost",
        "Outcomes that the central Config API will never be told of",
        learning::lost);
    metrics.total(
        "assay.enrichment.filled",
        "Leads that were filled in by what a source said of their companies",
        enrichment.parts().enricher()::filled);
    metrics.total(
        "assay.enrichment.failed",
        "Look-ups of companies that came to nothing",
        enrichment.parts().enricher()::failed);
    metrics.total(
        "assay.packs.compiled", "Texts of packs compiled to judge by them", library::compilations);
    metrics.total(
        "assay.webhooks.delivered", "Events delivered to webhooks", events.dispatcher()::delivered);
    metrics.total(
        "assay.webhooks.failed",
        "Attempts to deliver an event to a webhook that failed",
        events.dispatcher()::failed);
  }
}
