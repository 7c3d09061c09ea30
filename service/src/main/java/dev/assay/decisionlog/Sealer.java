package dev.assay.decisionlog;

import dev.assay.canonical.Bytes;
import dev.assay.canonical.Hash;
import dev.assay.intake.Field;
import dev.assay.keys.DataKey;
import dev.assay.keys.HashKeys;
import dev.assay.keys.Lookup;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns decisions into the form in which they rest, and back. Blocks nowhere. */
final class Sealer {
  private final HashKeys hashKeys;

  Sealer(HashKeys hashKeys) {
    this.hashKeys = hashKeys;
  }

  SealedDecision seal(Decision decision, DataKey key) {
    Bytes payload = key.seal(decision.id(), PayloadJson.write(Payload.of(decision)));
    DecisionRecord record = DecisionRecord.of(decision, key.lead(), Hash.of(payload.toArray()));
    return new SealedDecision(
        record,
        new String(RecordJson.write(record), StandardCharsets.UTF_8),
        lookup(Lookup.EMAIL, decision, Field.EMAIL),
        lookup(Lookup.PHONE, decision, Field.PHONE),
        key.own(),
        payload);
  }

  Decision open(SealedDecision sealed, Bytes payload, DataKey key) {
    byte[] json = key.open(sealed.record().id(), payload);
    return sealed.record().with(PayloadJson.read(json));
  }

  private @Nullable String lookup(Lookup by, Decision decision, Field field) {
    UUID tenantId = decision.tenantId();
    String value = decision.detection().normalized().get(field);
    return value == null ? null : hashKeys.newest(by, tenantId, value);
  }
}
