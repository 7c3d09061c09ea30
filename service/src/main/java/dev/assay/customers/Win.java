package dev.assay.customers;

import java.util.UUID;

/**
 * That a lead became a customer.
 *
 * @param lead our own id of it
 * @param toldBy the client whose outcome says so; the lead itself where its own status does
 */
public record Win(UUID lead, UUID toldBy) {

  /** As the lead's own status says. */
  public static Win byStatus(UUID lead) {
    return new Win(lead, lead);
  }
}
