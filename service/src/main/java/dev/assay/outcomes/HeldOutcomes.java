package dev.assay.outcomes;

import dev.assay.canonical.Bytes;
import dev.assay.keys.Keyring;
import dev.assay.keys.Lookup;
import dev.assay.keys.Opener;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Hands out, in clear, what was told to have become of a lead. Blocks. */
public record HeldOutcomes(OutcomeStore store, Keyring keyring) {

  /**
   * An outcome in clear.
   *
   * @param seen what rests sealed of it, as JSON
   */
  public record Held(StoredOutcome outcome, Bytes seen) {}

  /** All of a lead, in the order told; none once it is erased. */
  public List<Held> of(UUID tenantId, String leadId) {
    List<StoredOutcome> told =
        store.ofLead(tenantId, keyring.hashKeys().all(Lookup.LEAD_ID, tenantId, leadId));
    Opener opener =
        keyring.opener(told.stream().map(StoredOutcome::lead).collect(Collectors.toSet()));
    List<Held> held = new ArrayList<>();
    for (StoredOutcome each : told) {
      opener
          .key(tenantId, each.id(), each.lead(), null)
          .ifPresent(
              key -> held.add(new Held(each, Bytes.of(key.open(each.id(), each.payload())))));
    }
    return held;
  }
}
