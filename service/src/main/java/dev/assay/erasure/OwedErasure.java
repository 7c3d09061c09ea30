package dev.assay.erasure;

import dev.assay.audit.Who;
import dev.assay.keys.Lookup;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An erasure that somebody asked for while a hold stood: it is carried out when none stands.
 *
 * @param by what it was asked by; null for the id of a decision
 * @param lookups keyed hashes, any of which will do; of a decision its id
 * @param asked tells only whether two were asked for by the same value
 */
public record OwedErasure(
    UUID id,
    UUID tenantId,
    @Nullable Lookup by,
    List<String> lookups,
    String asked,
    Who who,
    Instant askedOn) {
  public OwedErasure {
    lookups = List.copyOf(lookups);
  }
}
