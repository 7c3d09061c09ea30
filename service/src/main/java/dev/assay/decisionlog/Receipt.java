package dev.assay.decisionlog;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Names by hash everything that produced a decision. Hashes are {@code sha256:} and 64 hex digits.
 *
 * @param epoch activation under which the decision was made
 * @param line whose line of the pack judged: {@code base} or {@code own}
 * @param packHash rule pack, see {@code PackSource.hash()}
 * @param weightsVersion 0 for the pack's own weights
 * @param settingsVersion of the tenant's settings; 0 for the pack's own
 * @param settingsHash effective bands, caps and measures, those of the call included
 * @param calibrationHash percentile snapshot; null while calibration is off
 * @param customersHash the tenant's customers whom the lead was compared with; null where it was
 *     compared with none
 * @param referenceDataHash lists and models the intake read with
 * @param detectorVersion version of the intake
 * @param engineVersion rule engine and scoring formula
 * @param leadHash the lead as the rules read it, keyed by the lead's own key: {@code
 *     hmac-sha256:...}; null for a decision that is not recorded
 * @param resultHash see {@code Scorecard.hash()}
 * @param overrideId of the score that a person put in place of this one; null where there was none
 */
public record Receipt(
    long epoch,
    String line,
    String packHash,
    int weightsVersion,
    String weightsHash,
    int settingsVersion,
    String settingsHash,
    @Nullable String calibrationHash,
    @Nullable String customersHash,
    String referenceDataHash,
    String detectorVersion,
    String engineVersion,
    @Nullable String leadHash,
    String resultHash,
    @Nullable UUID overrideId) {}
