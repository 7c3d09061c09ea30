package dev.assay.decisionlog;

import dev.assay.canonical.Bytes;
import dev.assay.keys.DataKey;
import dev.assay.keys.HashKeys;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Turns decisions into the form in which they rest, and back. Blocks nowhere. */
final class Sealer {
  private final HashKeys hashKeys;

  Sealer(HashKeys hashKeys) {
    this.hashKeys = hashKeys;
  }

  SealedDecision seal(Decision decision, DataKey key) {
    Bytes payload = key.seal(decision.id(), PayloadJson.write(Payload.of(decision)));
    DecisionRecord record = DecisionRecord.of(decision, key.lead(), payload.hash());
    Lookups lookups = Lookups.of(hashKeys, decision.tenantId(), decision.detection());
    return new SealedDecision(
        record,
        new String(RecordJson.write(record), StandardCharsets.UTF_8),
        lookups.email(),
        lookups.phone(),
        lookups.further(),
        key.own(),
        payload);
  }

  /**
   * The inverse of {@link #seal}.
   *
   * @throws UnreadableException if record or payload are not what was written
   */
  Decision open(SealedDecision sealed, Bytes payload, DataKey key) {
    UUID id = sealed.record().id();
    try {
      return sealed.record().with(PayloadJson.read(key.open(id, payload)));
    } catch (RuntimeException e) {
      throw new UnreadableException("decision " + id + " does not open as it was written", e);
    }
  }
}
