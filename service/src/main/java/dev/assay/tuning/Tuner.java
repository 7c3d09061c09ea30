package dev.assay.tuning;

import dev.assay.activation.Activations;
import dev.assay.activation.Scope;
import dev.assay.audit.Audit;
import dev.assay.audit.AuditEntry;
import dev.assay.audit.Who;
import dev.assay.canonical.Hash;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.weights.Tuning;
import dev.assay.weights.TuningKind;
import dev.assay.weights.TuningStore;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Keeps new versions of tenants' own numbers, and puts versions into force. Calls block. */
public final class Tuner {
  private final TuningStore store;
  private final Activations activations;
  private final FourEyes fourEyes;
  private final Audit audit;

  public Tuner(TuningStore store, Activations activations, FourEyes fourEyes, Audit audit) {
    this.store = store;
    this.activations = activations;
    this.fourEyes = fourEyes;
    this.audit = audit;
  }

  /** Keeps a new version; nobody is judged by it yet. */
  public Tuning keep(
      UUID tenantId, String pack, TuningKind kind, String content, Who who, String reason) {
    String hash = Hash.of(content.getBytes(StandardCharsets.UTF_8));
    while (true) {
      int version = store.newest(tenantId, pack, kind) + 1;
      AuditEntry entry =
          audit.entry(
              tenantId,
              who,
              kind.json() + ".stored",
              pack,
              reason,
              Map.of("version", Integer.toString(version), "hash", hash));
      Tuning tuning =
          new Tuning(tenantId, pack, kind, version, hash, content, who, reason, entry.at());
      if (store.add(tuning, entry)) {
        return tuning;
      }
    }
  }

  /**
   * Puts a version into force, and answers when it is.
   *
   * @param version 0 for the pack's own, to which one person may return for a reason
   * @throws ServiceException where there is no such version, or its author needs a second person
   */
  public void activate(
      UUID tenantId, String pack, TuningKind kind, int version, Who who, String reason) {
    Map<String, String> details = new TreeMap<>();
    details.put("version", Integer.toString(version));
    if (version != 0) {
      Tuning tuning =
          store
              .find(tenantId, pack, kind, version)
              .orElseThrow(() -> new ServiceException(ErrorCode.NOT_FOUND, "no such version"));
      if (fourEyes.required(tenantId) && tuning.author().equals(who)) {
        throw needsAnother();
      }
    } else if (fourEyes.required(tenantId)) {
      requireReason(reason);
      details.put("skipped", "four_eyes");
    }
    activations.change(
        Scope.ofTenant(tenantId, pack),
        now -> now.tenant(tenantId, pack).with(kind, version),
        audit.entry(tenantId, who, kind.json() + ".activated", pack, reason, details));
  }

  private static void requireReason(String reason) {
    if (reason.isBlank()) {
      throw new ServiceException(
          ErrorCode.CONFLICT,
          "This tenant wants four eyes: to return to the pack's own alone, give a reason");
    }
  }

  /** Refuses to do both steps at once where the tenant wants two persons for them. */
  public void refuseAlone(UUID tenantId) {
    if (fourEyes.required(tenantId)) {
      throw needsAnother();
    }
  }

  private static ServiceException needsAnother() {
    return new ServiceException(
        ErrorCode.FORBIDDEN, "This tenant wants four eyes: another person has to activate it");
  }
}
