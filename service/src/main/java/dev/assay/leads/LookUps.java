package dev.assay.leads;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.keys.DataKey;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps what a source said of the companies of leads, and from whom and when it comes. What callers
 * looked up themselves stays. Thread-safe; calls block.
 */
public final class LookUps {
  /** Under this name stands where the rest comes from; no rule reads it. */
  static final String NOTE = "_enrichment";

  private final LeadStore store;
  private final LookUpStore filled;
  private final LeadSeal seal;
  private final Recomputer recomputer;
  private final Clock clock;

  LookUps(LeadStore store, LookUpStore filled, LeadSeal seal, Recomputer recomputer, Clock clock) {
    this.store = store;
    this.filled = filled;
    this.seal = seal;
    this.recomputer = recomputer;
    this.clock = clock;
  }

  /**
   * Keeps fields of a lead and computes its score with them.
   *
   * @return whether anything is new; not where the lead is gone, or somebody else was there first
   */
  public boolean keep(UUID tenantId, String leadId, ObjectNode fields, String source, Instant at) {
    StoredLead lead = store.find(tenantId, seal.lookups(tenantId, leadId)).orElse(null);
    Optional<DataKey> key = lead == null ? Optional.empty() : seal.keyOf(lead);
    if (lead == null || key.isEmpty()) {
      return false;
    }
    ObjectNode before = LeadSeal.enrichment(lead, key.get());
    boolean byCaller = lead.enrichment() != null && !before.has(NOTE);
    before.remove(NOTE);
    if (byCaller || before.equals(fields)) {
      return false;
    }
    ObjectNode noted = fields.deepCopy();
    noted.putObject(NOTE).put("source", source).put("at", at.toString());
    boolean kept =
        filled.fill(
            lead.id(),
            LeadSeal.enrichment(noted, key.get()),
            lead.enrichment(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    if (kept) {
      recomputer.recompute(lead.id(), Cause.ENRICHED).toCompletableFuture().join();
    }
    return kept;
  }
}
