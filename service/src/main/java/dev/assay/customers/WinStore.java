package dev.assay.customers;

import dev.assay.audit.AuditEntry;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Remembers from which leads it is known that a company bought. Calls block; what they change is on
 * disk when they return.
 */
public interface WinStore {

  /**
   * Keeps a customer as {@link CustomerStore#put} does, and that it is known from a lead.
   *
   * @return false, with nothing kept, where the tenant would have too many
   */
  boolean win(Customer customer, Win win, int most);

  /**
   * Forgets a win, and with it the customers of {@link Origin#OUTCOME} that no other lead tells of.
   *
   * @param entry what the audit trail says of a customer that is removed
   * @return those that were removed
   */
  List<UUID> lose(UUID tenantId, Win win, Function<UUID, AuditEntry> entry);
}
