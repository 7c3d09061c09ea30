package dev.assay.leads;

import dev.assay.audit.Who;
import dev.assay.keys.DataKey;
import java.util.UUID;

/**
 * Puts scores in place of those that leads are kept with, and takes them back. Thread-safe; calls
 * block.
 */
public final class Overriding {
  private final LeadReader reader;
  private final LeadSeal seal;
  private final OverrideWriter writer;

  Overriding(LeadReader reader, LeadSeal seal, OverrideWriter writer) {
    this.reader = reader;
    this.seal = seal;
    this.writer = writer;
  }

  /** Whether it is this that puts scores in place of what the pack computes. */
  public static boolean isOf(String pack) {
    return pack.equals(Scorer.PACK);
  }

  /** Puts a score in place of the computed one, and of any that was put there before. */
  public LeadReader.Lead put(UUID tenantId, String leadId, NewOverride wanted, Who who) {
    StoredLead lead = reader.find(tenantId, leadId);
    DataKey key = seal.keyOf(lead).orElseThrow(Scorer::gone);
    writer.put(tenantId, lead.id(), key, wanted, who);
    return reader.scored(lead.id(), Cause.OVERRIDE);
  }

  /** Takes an override back. */
  public LeadReader.Lead end(UUID tenantId, String leadId, Who who) {
    StoredLead lead = reader.find(tenantId, leadId);
    writer.end(tenantId, lead.id(), lead.override(), who);
    return reader.scored(lead.id(), Cause.OVERRIDE_ENDED);
  }
}
