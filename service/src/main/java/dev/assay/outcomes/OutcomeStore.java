package dev.assay.outcomes;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps outcomes. Calls block. */
public interface OutcomeStore {

  /** Adds an outcome; not where it is known already. */
  boolean add(StoredOutcome outcome);

  Optional<StoredOutcome> find(UUID tenantId, UUID id);

  /** What was told of a lead by any of a tenant's clients. */
  List<StoredOutcome> ofLead(UUID tenantId, UUID lead);

  /** What was told of the lead whose id has one of these keyed hashes, in the order told. */
  List<StoredOutcome> ofLead(UUID tenantId, List<String> lookups);

  /** What was told by a client, the latest first. */
  List<StoredOutcome> ofClient(UUID tenantId, UUID clientId, int limit);
}
