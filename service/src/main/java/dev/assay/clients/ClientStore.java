package dev.assay.clients;

import dev.assay.audit.AuditEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps clients. Calls block; every change of a tenant's clients raises the tenant's revision in
 * the same transaction.
 */
public interface ClientStore {

  /**
   * Adds a client, unless it is there.
   *
   * @return whether it was added
   */
  boolean add(Client client, AuditEntry entry);

  Optional<Client> find(UUID tenantId, UUID id);

  /** All clients of a tenant, the oldest first. */
  List<Client> of(UUID tenantId);

  /** How often the clients of each tenant were changed. */
  Map<UUID, Long> revisions();

  void describe(UUID tenantId, UUID id, String name, Profile given, AuditEntry entry);
}
