package dev.assay.packs;

import dev.assay.audit.Who;
import dev.assay.rules.PackSource;
import org.jspecify.annotations.Nullable;

/**
 * A version to be published.
 *
 * @param cases its golden cases, by path; empty where it has none
 * @param approver null where nobody had to
 * @param signature made elsewhere, by a key that is trusted here; null to have it signed here
 */
public record Publication(
    Line line,
    String version,
    PackSource pack,
    PackSource cases,
    Who author,
    @Nullable Who approver,
    String note,
    @Nullable String signature) {}
