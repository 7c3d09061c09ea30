package dev.assay.decide;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.rules.RulePack;
import dev.assay.rules.Terms;
import dev.assay.rules.WeightSet;
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
 * @param weights those of a client; null for the tenant's
 * @param isMapped whether the lead is read as the tenant's mapping says
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
    boolean plain,
    @Nullable WeightSet weights,
    boolean isMapped) {

  /** Of a lead whose score nobody put in place, by the tenant's weights. */
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
        null,
        false,
        null,
        false);
  }

  /** The terms by which a pack judges it, made of those of the tenant. */
  Terms terms(RulePack judge, Terms tenants) {
    Terms mapped = plain && tenants.calibrationHash() != null ? tenants.calibrated(null) : tenants;
    Terms weighed = weights == null ? mapped : mapped.withWeights(judge.terms(weights));
    return thresholds == null ? weighed : weighed.withBands(thresholds.move(weighed.bands()));
  }

  /** The same, of a lead whose score somebody put in place; nobody where that is null. */
  public Order overriddenBy(@Nullable UUID override) {
    return with(override, plain, weights, isMapped);
  }

  /** The same, judged by the formula alone. */
  public Order plainly() {
    return with(overrideId, true, weights, isMapped);
  }

  /** The same, judged by a client's weights; by the tenant's where they are null. */
  public Order weighedBy(@Nullable WeightSet other) {
    return with(overrideId, plain, other, isMapped);
  }

  /** The same of a lead as the caller holds it: the tenant's mapping says what stands where. */
  public Order mapped() {
    return with(overrideId, plain, weights, true);
  }

  private Order with(
      @Nullable UUID override, boolean isPlain, @Nullable WeightSet other, boolean mapping) {
    return new Order(
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
        override,
        isPlain,
        other,
        mapping);
  }
}
