package dev.assay.drafts;

import dev.assay.audit.Who;
import dev.assay.packs.Line;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version of a pack in the making; its files stand beside it.
 *
 * @param line of which it will be a version
 * @param from the version it began as; null where it came as an archive
 * @param revision grows with every change of it or its files
 * @param submission what was handed in for review; null until it was, and after any edit
 */
public record Draft(
    UUID id,
    Line line,
    @Nullable String from,
    long revision,
    Who createdBy,
    Instant createdOn,
    Instant changedOn,
    @Nullable Submission submission) {

  /** How far it is. */
  public enum State {
    DRAFT,
    IN_REVIEW,
    APPROVED,
    PUBLISHED;

    /** The name in JSON. */
    public String json() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public State state() {
    if (submission == null) {
      return State.DRAFT;
    }
    if (submission.publishedOn() != null) {
      return State.PUBLISHED;
    }
    return submission.approval() == null ? State.IN_REVIEW : State.APPROVED;
  }

  /** The draft one revision on. */
  Draft with(@Nullable Submission next, Instant at) {
    return new Draft(id, line, from, revision + 1, createdBy, createdOn, at, next);
  }
}
