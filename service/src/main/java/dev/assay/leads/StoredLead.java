package dev.assay.leads;

import dev.assay.canonical.Bytes;
import dev.assay.workflow.Course;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lead as it is kept.
 *
 * @param id our own id of it
 * @param externalId the caller's own id, sealed
 * @param payload as sent, sealed
 * @param enrichment what was looked up elsewhere, sealed; null where nothing was
 * @param status where it stands in the pipeline
 * @param revision grows with all that its score depends on
 * @param scoredRevision up to which its score takes that in
 * @param snapshot null while it has no score
 * @param course what became of it
 * @param override that was set last; null where there is none, though it may have expired
 */
public record StoredLead(
    UUID id,
    UUID tenantId,
    Bytes externalId,
    Bytes payload,
    @Nullable Bytes enrichment,
    String status,
    Instant createdOn,
    long revision,
    long scoredRevision,
    @Nullable Snapshot snapshot,
    Course course,
    @Nullable ScoreOverride override) {}
