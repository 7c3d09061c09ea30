package dev.assay.http;

import dev.assay.canonical.CanonicalJson;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.customers.Customer;

/** Customers in answers. */
final class CustomerJson {
  private CustomerJson() {}

  static void write(CanonicalWriter out, Customer customer) {
    out.beginObject().key("customer_id").value(customer.externalId());
    out.key("name").value(customer.company().name());
    out.key("domain").value(customer.company().domain()).key("traits");
    CanonicalJson.write(customer.company().traits(), out);
    out.key("origin").value(customer.origin().json());
    out.key("updated_on").value(customer.updatedOn().toString()).endObject();
  }
}
