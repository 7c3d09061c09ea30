package dev.assay.leads;

import dev.assay.audit.Audit;
import dev.assay.audit.Who;
import dev.assay.canonical.Bytes;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.keys.DataKey;
import dev.assay.tenants.ApiKeys;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes down overrides and their ends, with who is behind them. Thread-safe; calls block. */
final class OverrideWriter {
  private final OverrideStore store;
  private final ApiKeys tenants;
  private final Audit audit;
  private final Clock clock;
  private final Supplier<UUID> newId;

  OverrideWriter(
      OverrideStore store, ApiKeys tenants, Audit audit, Clock clock, Supplier<UUID> newId) {
    this.store = store;
    this.tenants = tenants;
    this.audit = audit;
    this.clock = clock;
    this.newId = newId;
  }

  /** Every node looks for overrides of the pack before there is the first of them. */
  ScoreOverride put(UUID tenantId, UUID lead, DataKey key, NewOverride wanted, Who who) {
    UUID id = newId.get();
    Bytes reason = key.seal(id, wanted.reason().getBytes(StandardCharsets.UTF_8));
    ScoreOverride override =
        new ScoreOverride(
            id, wanted.pack(), wanted.score(), reason, who, now(), wanted.expiresOn());
    Map<String, String> details = details(override);
    details.put("score", Integer.toString(override.score()));
    if (override.expiresOn() != null) {
      details.put("expires_at", override.expiresOn().toString());
    }
    tenants.noteOverridden(tenantId, override.pack());
    store.put(
        tenantId,
        lead,
        override,
        audit.entry(tenantId, who, "lead.overridden", lead.toString(), "", details));
    return override;
  }

  /** Ends an override that holds; where there is none, whoever asks is told so. */
  void end(UUID tenantId, UUID lead, @Nullable ScoreOverride override, Who who) {
    if (override == null || !override.holdsAt(now())) {
      throw new ServiceException(ErrorCode.NOT_FOUND, "this lead has no override");
    }
    Map<String, String> details = details(override);
    store.end(
        lead,
        override,
        audit.entry(tenantId, who, "lead.override_ended", lead.toString(), "", details));
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static Map<String, String> details(ScoreOverride override) {
    Map<String, String> details = new TreeMap<>();
    details.put("override_id", override.id().toString());
    details.put("pack", override.pack());
    return details;
  }
}
