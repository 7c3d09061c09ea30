package dev.assay.kept;

import dev.assay.activation.Change;
import dev.assay.packs.PackVersion;
import dev.assay.rules.PackSource;
import dev.assay.tenants.ApiKey;
import dev.assay.tenants.Tenant;
import dev.assay.weights.Tuning;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;

/**
 * All a node needs to judge without its database: what is in force, and who may ask.
 *
 * @param epoch in which all of it is in force
 * @param changes what each scope is set to
 * @param versions that judge, or are tried
 * @param texts of those versions, by hash
 * @param tunings in force
 * @param references files of the reference data in force, by hash; none where it is this build's
 * @param keys revoked ones too
 * @param certainOn when it was known for certain that nothing newer was in force
 */
public record Kept(
    long epoch,
    List<Change> changes,
    List<PackVersion> versions,
    Map<String, PackSource> texts,
    List<Tuning> tunings,
    Map<String, SortedMap<String, String>> references,
    List<Tenant> tenants,
    List<ApiKey> keys,
    Set<UUID> endedSessions,
    Instant certainOn) {

  public Kept {
    changes = List.copyOf(changes);
    versions = List.copyOf(versions);
    texts = Map.copyOf(texts);
    tunings = List.copyOf(tunings);
    references = Map.copyOf(references);
    tenants = List.copyOf(tenants);
    keys = List.copyOf(keys);
    endedSessions = Set.copyOf(endedSessions);
  }

  /** How long ago it was certain. */
  public Duration age(Instant now) {
    Duration age = Duration.between(certainOn, now);
    return age.isNegative() ? Duration.ZERO : age;
  }

  /** The same, known for certain at a later time. */
  Kept certain(Instant on) {
    return new Kept(
        epoch, changes, versions, texts, tunings, references, tenants, keys, endedSessions, on);
  }
}
