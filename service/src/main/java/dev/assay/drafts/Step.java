package dev.assay.drafts;

import dev.assay.audit.Who;
import java.time.Instant;
import java.util.Locale;

/**
 * One thing that was done to a draft.
 *
 * @param detail path of a file, version, or what was said
 */
public record Step(Kind kind, Who who, Instant at, String detail) {

  /** What was done. */
  public enum Kind {
    CREATED(true),
    EDITED(true),
    REMOVED(true),
    IMPORTED(true),
    SUBMITTED(true),
    APPROVED(false),
    REJECTED(false),
    PUBLISHED(false);

    private final boolean authorship;

    Kind(boolean authorship) {
      this.authorship = authorship;
    }

    /** Whether who does it is an author of the draft. */
    public boolean isAuthorship() {
      return authorship;
    }

    /** The name in JSON and SQL. */
    public String json() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that name. */
    public static Kind of(String json) {
      return valueOf(json.toUpperCase(Locale.ROOT));
    }
  }
}
