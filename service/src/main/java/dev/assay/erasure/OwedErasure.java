package dev.assay.erasure;

import dev.assay.audit.Who;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An erasure that somebody asked for while a hold stood: it is carried out when none stands.
 *
 * @param lookups keyed hashes, any of which will do; of a decision or a client its id
 * @param asked tells only whether two were asked for by the same value
 */
public record OwedErasure(
    UUID id,
    UUID tenantId,
    AskedBy by,
    List<String> lookups,
    String asked,
    Who who,
    Instant askedOn) {
  public OwedErasure {
    lookups = List.copyOf(lookups);
  }
}
