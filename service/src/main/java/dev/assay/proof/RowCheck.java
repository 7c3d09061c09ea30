package dev.assay.proof;

import dev.assay.canonical.Bytes;
import dev.assay.decisionlog.DecisionRecord;
import dev.assay.decisionlog.SealedDecision;
import dev.assay.merkle.TreeHash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A row, held against its own record.
 *
 * @param hash of the record: the leaf that it is
 * @param recordedId the decision's id as the record has it; null where it cannot be read
 * @param faults what else of the row does not fit the record
 */
record RowCheck(
    long leafIndex,
    UUID decisionId,
    UUID tenantId,
    Bytes hash,
    @Nullable UUID recordedId,
    List<String> faults) {

  RowCheck {
    faults = List.copyOf(faults);
  }

  static RowCheck of(StoredRow row) {
    Bytes hash = Bytes.of(TreeHash.ofLeaf(row.json().getBytes(StandardCharsets.UTF_8)));
    List<String> faults = new ArrayList<>();
    if (!row.leafHash().equals(hash)) {
      faults.add("leaf_hash is not the hash of its record");
    }
    DecisionRecord record = record(row.json());
    if (record == null) {
      faults.add("its record cannot be read");
    } else {
      compare(row, record, faults);
    }
    return new RowCheck(
        row.leafIndex(),
        row.decisionId(),
        row.tenantId(),
        hash,
        record == null ? null : record.id(),
        faults);
  }

  private static @Nullable DecisionRecord record(String json) {
    try {
      return SealedDecision.stored(json, null, null, null, null).record();
    } catch (RuntimeException unreadable) {
      return null;
    }
  }

  private static void compare(StoredRow row, DecisionRecord record, List<String> faults) {
    compare("decision_id", row.decisionId(), record.id(), faults);
    compare("tenant_id", row.tenantId(), record.tenantId(), faults);
    compare("lead", row.lead(), record.lead(), faults);
    compare("as_of", row.asOf(), record.asOf(), faults);
    compare("pack", row.pack(), record.pack(), faults);
    compare("pack_version", row.packVersion(), record.packVersion(), faults);
    compare("score", row.score(), record.scorecard().score(), faults);
    compare("band", row.band(), record.scorecard().band(), faults);
    List<String> flags =
        Stream.concat(
                record.scorecard().riskFlags().stream(),
                record.scorecard().positiveSignals().stream())
            .toList();
    compare("flags", row.flags(), flags, faults);
    payload(row, record, faults);
  }

  /** Once erased there is no payload, and a note of the key that was destroyed. */
  private static void payload(StoredRow row, DecisionRecord record, List<String> faults) {
    String hash = row.payloadHash();
    if (hash == null) {
      if (!row.destroyed()) {
        faults.add("its payload is gone, and no erasure is noted");
      }
    } else if (!hash.equals(record.payloadHash())) {
      faults.add("its payload is not the one that was recorded");
    } else if (!row.openable() && !row.destroyed()) {
      faults.add("the key of its payload is gone, and no erasure is noted");
    }
  }

  private static void compare(
      String column, @Nullable Object stored, @Nullable Object recorded, List<String> faults) {
    if (!Objects.equals(stored, recorded)) {
      faults.add("%s is %s, its record says %s".formatted(column, stored, recorded));
    }
  }
}
