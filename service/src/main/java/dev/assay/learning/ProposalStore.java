package dev.assay.learning;

import dev.assay.audit.AuditEntry;
import dev.assay.learning.Proposal.State;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps proposals. Calls block; a change of what judges a client's leads is told as its change. */
public interface ProposalStore {

  /**
   * Adds a proposal whose number is one more than the newest; one that still waited is replaced.
   *
   * @return whether it was added: not where that number is there already, or the client is not
   */
  boolean add(Proposal proposal, AuditEntry entry);

  Optional<Proposal> find(UUID tenantId, UUID id);

  Optional<Proposal> newest(UUID tenantId, UUID clientId);

  /**
   * Some proposals, the newest first.
   *
   * @param clientId null for those of all clients
   * @param state null for any
   */
  List<Proposal> list(UUID tenantId, @Nullable UUID clientId, @Nullable State state, int limit);

  /**
   * Settles a proposal that waits: it judges, in place of the one before, or never will.
   *
   * @return whether it still waited
   */
  boolean settle(UUID tenantId, UUID id, State state, AuditEntry entry);
}
