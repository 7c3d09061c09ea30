package dev.assay.customers;

import dev.assay.audit.AuditEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps customers. Calls block; what they change is on disk when they return, and raises the
 * revision of the tenant's customers by one.
 */
public interface CustomerStore {

  /**
   * What happened to a customer.
   *
   * @param customer as it is since; null where it was removed
   */
  record Change(UUID id, long revision, @Nullable Customer customer) {}

  /**
   * Keeps customers in place of those that the tenant calls the same; each keeps its first id.
   *
   * @param customers of one tenant, each id of the tenant's own once
   * @param most how many the tenant may have in all
   * @return how many are new; empty, and nothing is kept, where there would be too many
   */
  Optional<Integer> put(UUID tenantId, List<Customer> customers, int most);

  Optional<Customer> find(UUID tenantId, String externalId);

  /** Customers in the order of their ids. */
  List<Customer> page(UUID tenantId, @Nullable UUID after, int limit);

  /** Removes all that is known of a customer; false where there is none. */
  boolean remove(UUID tenantId, UUID id, AuditEntry entry);

  /** What changed after a revision, in its order. */
  List<Change> since(UUID tenantId, long revision);

  /** The revision of each tenant that ever had a customer. */
  Map<UUID, Long> revisions();

  /** The same of one tenant; 0 where it never had any. */
  long revision(UUID tenantId);
}
