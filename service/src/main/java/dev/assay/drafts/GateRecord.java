package dev.assay.drafts;

import java.time.Instant;

/**
 * How a text fared at the gate.
 *
 * @param passed whether it may be submitted
 * @param withinDrift whether no more leads move across bands than the budget allows
 * @param report the whole result, as canonical JSON
 */
public record GateRecord(
    String packHash,
    String casesHash,
    Instant checkedOn,
    boolean passed,
    boolean withinDrift,
    String report) {}
