package dev.assay.drafts;

import dev.assay.audit.Who;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A draft handed in for review, under the hashes it had then.
 *
 * @param version it is to be published as
 * @param note what is new in it
 * @param approval null until somebody approved of it
 * @param publishedOn null until it is published
 */
public record Submission(
    String version,
    String note,
    String packHash,
    String casesHash,
    Who by,
    Instant on,
    @Nullable Approval approval,
    @Nullable Instant publishedOn) {

  /**
   * Somebody's word for a submission.
   *
   * @param driftAccepted whether more moved bands than the budget allows, and may
   */
  public record Approval(Who by, Instant on, boolean driftAccepted) {}

  Submission approved(Approval given) {
    return new Submission(version, note, packHash, casesHash, by, on, given, publishedOn);
  }

  Submission published(Instant at) {
    return new Submission(version, note, packHash, casesHash, by, on, approval, at);
  }
}
