package dev.assay.tenants;

import dev.assay.audit.Who;
import dev.assay.keys.Lookup;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A person's word not to be judged any more.
 *
 * @param by what names the person
 * @param lookups keyed hashes of it, any of which will do
 * @param who noted it
 */
public record OptOut(UUID id, Lookup by, List<String> lookups, Who who, Instant createdOn) {
  public OptOut {
    lookups = List.copyOf(lookups);
  }
}
