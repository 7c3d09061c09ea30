package dev.assay.batch;

import dev.assay.canonical.Bytes;
import dev.assay.keys.WrappedKey;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record of a batch that is a job, as it rests.
 *
 * @param line of what was sent, on which the record begins
 * @param decisionId of the decision that comes of it
 * @param lead our own id of the lead; null where the caller named none
 * @param emailLookup keyed hash; null without an e-mail address, or once it need not be known
 * @param phoneLookup keyed hash; null without a phone, or once it need not be known
 * @param furtherLookups of other addresses and numbers; none in a line that was read again
 * @param ownKey where no lead is named: the key that seals it; null otherwise, or once erased
 * @param payload the lead while it waits, or why it failed, sealed; null once decided or erased
 */
public record BatchLine(
    long line,
    UUID decisionId,
    State state,
    @Nullable UUID lead,
    @Nullable String emailLookup,
    @Nullable String phoneLookup,
    Set<String> furtherLookups,
    @Nullable WrappedKey ownKey,
    @Nullable Bytes payload) {

  /** What became of it. */
  public enum State {
    WAITING,
    DECIDED,
    FAILED;

    /** The name in SQL. */
    public String sql() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static State of(String sql) {
      return valueOf(sql.toUpperCase(Locale.ROOT));
    }
  }

  /** The decision is in the log, and all that is known of the lead with it. */
  BatchLine decided() {
    return settled(line, decisionId, State.DECIDED, lead, null, null);
  }

  /** No decision comes of it, and nothing of the lead is kept. */
  BatchLine failed(@Nullable WrappedKey key, @Nullable Bytes why) {
    return settled(line, decisionId, State.FAILED, lead, key, why);
  }

  /** One by which nobody need be found any more. */
  static BatchLine settled(
      long line,
      UUID decisionId,
      State state,
      @Nullable UUID lead,
      @Nullable WrappedKey key,
      @Nullable Bytes payload) {
    return new BatchLine(line, decisionId, state, lead, null, null, Set.of(), key, payload);
  }
}
