package dev.assay.leads;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.keys.DataKey;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Says of which leads the companies are to be looked up, and keeps what a source said of them, from
 * whom and when it comes. What callers looked up themselves stays. Thread-safe; calls block.
 */
public final class LookUps {
  /** Under this name stands where the rest comes from; no rule reads it. */
  static final String NOTE = "_enrichment";

  private final LeadStore store;
  private final LookUpStore lookUps;
  private final LeadSeal seal;
  private final Recomputer recomputer;
  private final Clock clock;

  LookUps(LeadStore store, LookUpStore lookUps, LeadSeal seal, Recomputer recomputer, Clock clock) {
    this.store = store;
    this.lookUps = lookUps;
    this.seal = seal;
    this.recomputer = recomputer;
    this.clock = clock;
  }

  /**
   * A look-up that is due.
   *
   * @param sent the lead as it was sent
   */
  public record Due(LookUpStore.Owed owed, ObjectNode sent) {}

  /** The tenants of whose leads some are due. */
  public List<UUID> tenants() {
    return lookUps.tenants(clock.instant());
  }

  /** Those of a tenant that are due, the ones that wait longest first. */
  public List<Due> due(UUID tenantId, int limit) {
    List<Due> due = new ArrayList<>();
    for (LookUpStore.Owed owed : lookUps.due(tenantId, clock.instant(), limit)) {
      StoredLead lead = store.find(owed.lead()).orElse(null);
      Optional<DataKey> key = lead == null ? Optional.empty() : seal.keyOf(lead);
      if (lead == null || key.isEmpty()) {
        lookUps.settle(owed); // somebody else bears its id, or it was erased
      } else {
        due.add(new Due(owed, LeadSeal.payload(lead, key.get())));
      }
    }
    return due;
  }

  /** There is nothing to be looked up any more. */
  public void settle(LookUpStore.Owed owed) {
    lookUps.settle(owed);
  }

  /** It gave nothing, and is tried again. */
  public void putOff(LookUpStore.Owed owed, Instant until) {
    lookUps.putOff(owed, until);
  }

  /**
   * Keeps fields of a lead and has its score computed with them. Where this node cannot, whoever
   * looks for scores that are due does.
   *
   * @return whether anything is new; not where the lead is gone, or somebody else was there first
   */
  public boolean keep(UUID id, ObjectNode fields, String source, Instant at) {
    StoredLead lead = store.find(id).orElse(null);
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
        lookUps.fill(
            lead.id(),
            LeadSeal.enrichment(noted, key.get()),
            lead.enrichment(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    if (kept) {
      var unused = recomputer.recompute(lead.id(), Cause.ENRICHED);
    }
    return kept;
  }
}
