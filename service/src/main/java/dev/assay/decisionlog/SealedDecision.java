package dev.assay.decisionlog;

import dev.assay.canonical.Bytes;
import dev.assay.keys.WrappedKey;
import dev.assay.merkle.TreeHash;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A decision in the form in which it rests.
 *
 * @param json canonical JSON of the record; the leaf
 * @param emailLookup keyed hash, outside the leaf; null without an e-mail address, or once erased
 * @param phoneLookup keyed hash, outside the leaf; null without a phone, or once erased
 * @param furtherLookups of other addresses and numbers; none in a decision that was read again
 * @param ownKey where no lead is named: the decision's own data key; null otherwise, or once erased
 * @param payload the ciphertext; null once erased
 */
public record SealedDecision(
    DecisionRecord record,
    String json,
    @Nullable String emailLookup,
    @Nullable String phoneLookup,
    Set<String> furtherLookups,
    @Nullable WrappedKey ownKey,
    @Nullable Bytes payload) {

  /**
   * A decision as the store has it.
   *
   * @throws UnreadableException if the record is not what was written
   */
  public static SealedDecision stored(
      String json,
      @Nullable String emailLookup,
      @Nullable String phoneLookup,
      @Nullable WrappedKey ownKey,
      @Nullable Bytes payload) {
    return new SealedDecision(
        record(json), json, emailLookup, phoneLookup, Set.of(), ownKey, payload);
  }

  /** Whatever somebody made of the text, it fails in this one way. */
  private static DecisionRecord record(String json) {
    try {
      return RecordJson.read(json);
    } catch (RuntimeException e) {
      throw new UnreadableException("a stored record is not what was written", e);
    }
  }

  public Bytes leafHash() {
    return Bytes.of(TreeHash.ofLeaf(json.getBytes(StandardCharsets.UTF_8)));
  }

  /** About how many bytes it takes in memory and on disk. */
  int weight() {
    return 512 + json.length() + (payload == null ? 0 : payload.length());
  }
}
