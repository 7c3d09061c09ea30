package dev.assay.packs;

import dev.assay.audit.Audit;
import dev.assay.audit.AuditEntry;
import dev.assay.audit.Who;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.rules.RulePack;
import java.util.Map;
import java.util.Optional;

/**
 * Publishes versions of packs. What a version must have passed before is the gate's business; here
 * it is signed, kept and compiled, and nobody is judged by it yet.
 */
public final class Publishing {
  private final PackStore store;
  private final PackSeal seal;
  private final PackLibrary library;
  private final Audit audit;

  public Publishing(PackStore store, PackSeal seal, PackLibrary library, Audit audit) {
    this.store = store;
    this.seal = seal;
    this.library = library;
    this.audit = audit;
  }

  /**
   * Publishes a version; doing it twice changes nothing. Blocks.
   *
   * @param who publishes it
   * @throws ServiceException where the line has that version with another hash, or the signature
   *     that came with it is not good
   * @throws dev.assay.rules.PackException where it does not compile
   */
  public PackVersion publish(Publication publication, Who who) {
    Line line = publication.line();
    String version = publication.version();
    Optional<PackVersion> known = store.version(line, version);
    if (known.isPresent()) {
      return same(known.get(), publication);
    }
    String packHash = publication.pack().hash();
    String casesHash = publication.cases().hash();
    String given = publication.signature();
    AuditEntry entry =
        audit.entry(
            line.tenantId(),
            who,
            "pack.published",
            line.pack(),
            publication.note(),
            Map.of("version", version, "pack_hash", packHash, "cases_hash", casesHash));
    PackVersion published =
        new PackVersion(
            line,
            version,
            packHash,
            casesHash,
            given == null ? seal.sign(line, version, packHash, casesHash) : given,
            publication.author(),
            publication.approver(),
            publication.note(),
            entry.at(),
            null);
    seal.check(published);
    RulePack compiled = library.compile(publication.pack());
    if (!compiled.manifest().name().equals(published.name())) {
      throw new ServiceException(
          ErrorCode.INVALID,
          "pack.yaml says %s, published is %s"
              .formatted(compiled.manifest().name(), published.name()));
    }
    return store.add(published, publication.pack(), publication.cases(), entry)
        ? published
        : same(store.version(line, version).orElseThrow(), publication);
  }

  private static PackVersion same(PackVersion known, Publication publication) {
    String packHash = publication.pack().hash();
    if (!known.packHash().equals(packHash)) {
      throw new ServiceException(
          ErrorCode.CONFLICT,
          "%s is published with hash %s and never changes; %s needs a version of its own"
              .formatted(known.name(), known.packHash(), packHash));
    }
    return known;
  }
}
