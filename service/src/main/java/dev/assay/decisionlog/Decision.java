package dev.assay.decisionlog;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.intake.Detection;
import dev.assay.model.Lead;
import dev.assay.rules.BandSet;
import dev.assay.rules.RulePack;
import dev.assay.rules.Scorecard;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was decided of one lead, and everything it was decided from.
 *
 * @param id UUIDv7, so that ids sort by time
 * @param leadId the caller's own id of the lead; null where none was named
 * @param asOf the clock of the decision, to the millisecond
 * @param sent the JSON object the caller sent, credentials stripped
 * @param bands the bands that judged: the pack's, the tenant's or the call's
 * @param warnings what the caller should know, without personal data
 */
public record Decision(
    UUID id,
    UUID tenantId,
    @Nullable String leadId,
    Instant asOf,
    String pack,
    String packVersion,
    JsonNode sent,
    Lead lead,
    Detection detection,
    BandSet bands,
    Scorecard scorecard,
    Receipt receipt,
    List<String> warnings) {

  public Decision {
    warnings = List.copyOf(warnings);
  }

  /**
   * Its bands for another version of the pack: where they are the pack's own, those of that.
   *
   * @param judge the version that judged
   */
  public BandSet bandsBy(RulePack judge, RulePack other) {
    return bands.equals(judge.terms().bands()) ? other.terms().bands() : bands;
  }
}
