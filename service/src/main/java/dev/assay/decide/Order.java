package dev.assay.decide;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.tenants.LogMode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lead to be decided on.
 *
 * @param id of the decision to come; null for a new one
 * @param pack name of the pack that judges
 * @param version of the pack; null for the one in force
 * @param liveAt by what was in force then; null for now. Not with a version
 * @param lead as sent, without credentials
 * @param leadId the caller's own id of the lead; null where none is named
 * @param asOf the clock of the decision; null for now
 * @param thresholds null for the pack's own bands
 * @param overrideId of the score that a person put in place of the one to come; null for none
 * @param plain whether the score stays as the formula gives it: no calibration maps it
 */
public record Order(
    @Nullable UUID id,
    UUID tenantId,
    String pack,
    @Nullable String version,
    @Nullable Instant liveAt,
    ObjectNode lead,
    @Nullable String leadId,
    @Nullable Instant asOf,
    @Nullable Thresholds thresholds,
    LogMode log,
    @Nullable UUID overrideId,
    boolean plain) {

  /** Of a lead that is judged as any other. */
  public Order(
      @Nullable UUID id,
      UUID tenantId,
      String pack,
      @Nullable String version,
      @Nullable Instant liveAt,
      ObjectNode lead,
      @Nullable String leadId,
      @Nullable Instant asOf,
      @Nullable Thresholds thresholds,
      LogMode log,
      @Nullable UUID overrideId) {
    this(
        id,
        tenantId,
        pack,
        version,
        liveAt,
        lead,
        leadId,
        asOf,
        thresholds,
        log,
        overrideId,
        false);
  }

  /** Of a lead whose score nobody put in place. */
  public Order(
      @Nullable UUID id,
      UUID tenantId,
      String pack,
      @Nullable String version,
      @Nullable Instant liveAt,
      ObjectNode lead,
      @Nullable String leadId,
      @Nullable Instant asOf,
      @Nullable Thresholds thresholds,
      LogMode log) {
    this(id, tenantId, pack, version, liveAt, lead, leadId, asOf, thresholds, log, null);
  }

  /** The same, judged by the formula alone. */
  public Order plainly() {
    return new Order(
        id, tenantId, pack, version, liveAt, lead, leadId, asOf, thresholds, log, overrideId, true);
  }
}
