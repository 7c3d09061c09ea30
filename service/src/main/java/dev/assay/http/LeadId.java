package dev.assay.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be a caller's own id of a lead, wherever it stands; the contract says the same. */
final class LeadId {
  /** Name of its schema in the contract. */
  static final String SCHEMA = "/components/schemas/LeadId";

  static final int LONGEST = 256;

  /** What anything else is refused with. */
  static final String RULE = "must be a text of 1 to " + LONGEST + " characters, not all blank";

  private static final String NAME = "lead_id";

  private LeadId() {}

  static boolean fits(String id) {
    return id.codePointCount(0, id.length()) <= LONGEST
        && id.chars().anyMatch(c -> c != ' ' && (c < '\t' || c > '\r'));
  }

  /** The one in a query; null where there is none. */
  static @Nullable String in(Query query) {
    String id = query.text(NAME);
    if (id != null) {
      require(id, "?" + NAME);
    }
    return id;
  }

  /** Refuses an id that a path names, if it is none. */
  static void require(@Nullable String inPath) {
    if (inPath != null) {
      require(inPath, NAME);
    }
  }

  private static void require(String id, String pointer) {
    if (!fits(id)) {
      throw new Refusal(Kind.INVALID_REQUEST, List.of(new Fault(pointer, RULE)));
    }
  }
}
