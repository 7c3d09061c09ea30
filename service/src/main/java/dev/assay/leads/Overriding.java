package dev.assay.leads;

import dev.assay.audit.Audit;
import dev.assay.audit.Who;
import dev.assay.canonical.Bytes;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.keys.DataKey;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts scores in place of computed ones, and takes them back. Thread-safe; calls block. */
public final class Overriding {
  private final LeadReader reader;
  private final OverrideStore store;
  private final LeadSeal seal;
  private final Audit audit;
  private final Clock clock;
  private final Supplier<UUID> newId;

  Overriding(
      LeadReader reader,
      OverrideStore store,
      LeadSeal seal,
      Audit audit,
      Clock clock,
      Supplier<UUID> newId) {
    this.reader = reader;
    this.store = store;
    this.seal = seal;
    this.audit = audit;
    this.clock = clock;
    this.newId = newId;
  }

  /** Puts a score in place of the computed one, and of any that was put there before. */
  public LeadReader.Lead put(
      UUID tenantId,
      String leadId,
      int score,
      String reason,
      @Nullable Instant expiresOn,
      Who who) {
    StoredLead lead = reader.find(tenantId, leadId);
    DataKey key = seal.keyOf(lead).orElseThrow(Scorer::gone);
    UUID id = newId.get();
    Bytes sealed = key.seal(id, reason.getBytes(StandardCharsets.UTF_8));
    Map<String, String> details =
        expiresOn == null
            ? Map.of("override_id", id.toString(), "score", Integer.toString(score))
            : Map.of(
                "override_id",
                id.toString(),
                "score",
                Integer.toString(score),
                "expires_at",
                expiresOn.toString());
    store.put(
        tenantId,
        lead.id(),
        new ScoreOverride(id, score, sealed, who, now(), expiresOn),
        audit.entry(tenantId, who, "lead.overridden", lead.id().toString(), "", details));
    return reader.scored(lead.id(), Cause.OVERRIDE);
  }

  /** Takes an override back. */
  public LeadReader.Lead end(UUID tenantId, String leadId, Who who) {
    StoredLead lead = reader.find(tenantId, leadId);
    ScoreOverride override = lead.override();
    if (override == null || !override.holdsAt(now())) {
      throw new ServiceException(ErrorCode.NOT_FOUND, "this lead has no override");
    }
    store.end(
        lead.id(),
        audit.entry(
            tenantId,
            who,
            "lead.override_ended",
            lead.id().toString(),
            "",
            Map.of("override_id", override.id().toString())));
    return reader.scored(lead.id(), Cause.OVERRIDE_ENDED);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
