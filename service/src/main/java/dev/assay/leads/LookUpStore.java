package dev.assay.leads;

import dev.assay.canonical.Bytes;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps what a source said. Calls block. */
public interface LookUpStore {

  /**
   * Keeps what was looked up of a lead in place of what was there.
   *
   * @param before what must be there; null for nothing
   * @return whether it was
   */
  boolean fill(UUID lead, Bytes enrichment, @Nullable Bytes before, Instant now);
}
