package dev.assay.rollout;

import dev.assay.activation.Activations;
import dev.assay.activation.ReferenceState;
import dev.assay.activation.Scope;
import dev.assay.activation.State;
import dev.assay.audit.Audit;
import dev.assay.audit.AuditEntry;
import dev.assay.audit.Who;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.intake.reference.ReferenceData;
import dev.assay.intake.reference.ReferenceDataException;
import dev.assay.reference.Intakes;
import dev.assay.reference.ReferenceSnapshot;
import dev.assay.reference.ReferenceStore;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** What the operator does to reference data. Calls block. */
public final class References {
  private static final String SUBJECT = "reference-data";

  private final ReferenceStore store;
  private final Intakes intakes;
  private final Activations activations;
  private final Audit audit;

  public References(ReferenceStore store, Intakes intakes, Activations activations, Audit audit) {
    this.store = store;
    this.intakes = intakes;
    this.activations = activations;
    this.audit = audit;
  }

  /** All that were added, the newest first. */
  public List<ReferenceSnapshot> list() {
    return store.list();
  }

  /** Names the one of this build. */
  public String usual() {
    return intakes.usual().get().referenceDataHash();
  }

  /** Names the one in force. */
  public String inForce() {
    State state = activations.current().states().get(Scope.ofReferenceData());
    String hash = state instanceof ReferenceState reference ? reference.hash() : null;
    return hash == null ? usual() : hash;
  }

  /**
   * Keeps a snapshot; nothing is read with it yet. Doing it twice changes nothing.
   *
   * @throws ServiceException where it is not what its manifest says
   */
  public ReferenceSnapshot add(SortedMap<String, String> files, Who who, String note) {
    String hash = hash(files);
    AuditEntry entry =
        audit.entry(null, who, "reference.stored", SUBJECT, note, Map.of("hash", hash));
    ReferenceSnapshot snapshot = new ReferenceSnapshot(hash, who, note, entry.at());
    return store.add(snapshot, files, entry)
        ? snapshot
        : store.list().stream()
            .filter(known -> known.hash().equals(hash))
            .findFirst()
            .orElseThrow();
  }

  private static String hash(SortedMap<String, String> files) {
    try {
      return ReferenceData.of(files).hash();
    } catch (ReferenceDataException e) {
      throw new ServiceException(ErrorCode.INVALID, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Has the intake of every node read with a snapshot, and answers the epoch from which it does.
   *
   * @param hash of one that was added, or of the one of this build
   */
  public long activate(String hash, Who who, String reason) {
    boolean usual = hash.equals(usual());
    if (!usual && store.list().stream().noneMatch(known -> known.hash().equals(hash))) {
      throw new ServiceException(ErrorCode.INVALID, "there is no reference data " + hash);
    }
    return activations.change(
        Scope.ofReferenceData(),
        now -> usual ? ReferenceState.USUAL : new ReferenceState(hash),
        audit.entry(null, who, "reference.activated", SUBJECT, reason, Map.of("hash", hash)));
  }
}
