package dev.assay.customers;

/**
 * What people call a customer.
 *
 * @param externalId the tenant's own id
 * @param name empty where none was said
 * @param domain empty where none was said
 */
public record Named(String externalId, String name, String domain) {

  static Named of(Customer customer) {
    return new Named(customer.externalId(), customer.company().name(), customer.company().domain());
  }
}
