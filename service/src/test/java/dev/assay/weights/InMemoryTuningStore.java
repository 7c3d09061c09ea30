package dev.assay.weights;

import dev.assay.audit.AuditEntry;
import dev.assay.audit.AuditStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Tenants' own numbers in memory. */
public final class InMemoryTuningStore implements TuningStore {
  private final AuditStore audit;
  private final List<Tuning> tunings = new ArrayList<>();

  public InMemoryTuningStore(AuditStore audit) {
    this.audit = audit;
  }

  @Override
  public synchronized boolean add(Tuning tuning, AuditEntry entry) {
    if (find(tuning.tenantId(), tuning.pack(), tuning.kind(), tuning.version()).isPresent()) {
      return false;
    }
    audit.add(entry);
    return tunings.add(tuning);
  }

  @Override
  public synchronized int newest(UUID tenantId, String pack, TuningKind kind) {
    return list(tenantId, pack, kind, 1).stream().mapToInt(Tuning::version).findFirst().orElse(0);
  }

  @Override
  public synchronized Optional<Tuning> find(
      UUID tenantId, String pack, TuningKind kind, int version) {
    return list(tenantId, pack, kind, Integer.MAX_VALUE).stream()
        .filter(tuning -> tuning.version() == version)
        .findFirst();
  }

  @Override
  public synchronized List<Tuning> list(UUID tenantId, String pack, TuningKind kind, int limit) {
    return tunings.stream()
        .filter(t -> t.tenantId().equals(tenantId) && t.pack().equals(pack) && t.kind() == kind)
        .sorted(Comparator.comparing(Tuning::version).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized Optional<String> content(TuningKind kind, String hash) {
    return tunings.stream()
        .filter(tuning -> tuning.kind() == kind && tuning.hash().equals(hash))
        .map(Tuning::content)
        .findFirst();
  }
}
