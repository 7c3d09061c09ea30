package dev.assay.packs;

import dev.assay.audit.AuditEntry;
import dev.assay.audit.AuditStore;
import dev.assay.rules.PackSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Versions of packs in memory. */
public final class InMemoryPackStore implements PackStore {
  private final AuditStore audit;
  private final List<PackVersion> versions = new ArrayList<>();
  private final Map<String, PackSource> texts = new HashMap<>();

  public InMemoryPackStore(AuditStore audit) {
    this.audit = audit;
  }

  @Override
  public synchronized boolean add(
      PackVersion version, PackSource pack, PackSource cases, AuditEntry entry) {
    if (version(version.line(), version.version()).isPresent()) {
      return false;
    }
    texts.put(pack.hash(), pack);
    texts.put(cases.hash(), cases);
    audit.add(entry);
    return versions.add(version);
  }

  @Override
  public synchronized Optional<PackVersion> version(Line line, String version) {
    return versions(line).stream().filter(v -> v.version().equals(version)).findFirst();
  }

  @Override
  public synchronized List<PackVersion> versions(Line line) {
    return those(version -> version.line().equals(line));
  }

  @Override
  public synchronized List<PackVersion> versionsOf(String packHash) {
    return those(version -> version.packHash().equals(packHash));
  }

  private List<PackVersion> those(Predicate<PackVersion> wanted) {
    return versions.stream().filter(wanted).toList();
  }

  @Override
  public synchronized Optional<PackSource> text(String hash) {
    return Optional.ofNullable(texts.get(hash));
  }

  /** Puts another text where that hash was. */
  public synchronized void tamper(String hash, PackSource text) {
    texts.put(hash, text);
  }

  @Override
  public synchronized void retire(Line line, String version, Instant at, AuditEntry entry) {
    versions.replaceAll(
        v ->
            v.line().equals(line) && v.version().equals(version) && !v.retired()
                ? retired(v, at)
                : v);
    audit.add(entry);
  }

  private static PackVersion retired(PackVersion version, Instant at) {
    return new PackVersion(
        version.line(),
        version.version(),
        version.packHash(),
        version.casesHash(),
        version.signature(),
        version.author(),
        version.approver(),
        version.note(),
        version.publishedOn(),
        at);
  }
}
