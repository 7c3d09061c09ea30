package dev.assay;

import dev.assay.audit.Audit;
import dev.assay.enrichment.Enricher;
import dev.assay.enrichment.Fetcher;
import dev.assay.enrichment.Sources;
import dev.assay.http.EnrichmentParts;
import dev.assay.intake.Intake;
import dev.assay.leads.LookUps;
import dev.assay.outside.Messenger;
import dev.assay.rollout.Clockwork;
import dev.assay.storage.SqlLeaseStore;
import dev.assay.storage.SqlSourceStore;
import java.time.Duration;
import java.util.function.Supplier;

/** What has companies looked up, wired. */
public final class EnrichmentWiring implements AutoCloseable {
  /** How long another node may not know that a source was chosen. */
  private static final Duration REFRESH = Duration.ofSeconds(2);

  /** How late a company may be looked up that nothing is in the way of. */
  private static final Duration LATEST = Duration.ofMillis(500);

  private final EnrichmentParts parts;
  private final Clockwork clockwork = new Clockwork();

  /**
   * Wires it; nothing is looked up yet.
   *
   * @param messenger asks the sources
   */
  EnrichmentWiring(
      Ground ground, Audit audit, Messenger messenger, Supplier<Intake> intake, LookUps lookUps) {
    Sources sources =
        new Sources(new SqlSourceStore(ground.database()), ground.keyring(), audit, ground.ids());
    Enricher enricher =
        new Enricher(
            sources,
            intake,
            new Fetcher(messenger),
            lookUps,
            new SqlLeaseStore(ground.database()),
            ground.nodeId(),
            ground.clock());
    parts = new EnrichmentParts(sources, enricher, messenger.reach());
  }

  /** Reads which tenants have a source, and goes on to ask them. Blocks. */
  public void begin() {
    parts.sources().catchUp();
    clockwork.every(REFRESH, "hear of sources", parts.sources()::catchUp);
    clockwork.every(LATEST, "look companies up", parts.enricher()::run);
  }

  /** What the routes stand on. */
  public EnrichmentParts parts() {
    return parts;
  }

  @Override
  public void close() {
    clockwork.close();
  }
}
