package dev.assay.customers;

import dev.assay.similarity.Member;
import dev.assay.similarity.TraitsJson;
import java.time.Instant;
import java.util.UUID;

/**
 * A company that bought from a tenant.
 *
 * @param id the service's own
 * @param externalId the tenant's own
 */
public record Customer(
    UUID id, UUID tenantId, String externalId, Company company, Origin origin, Instant updatedOn) {

  /** As leads are compared with it. */
  Member member() {
    return new Member(id, company.domain(), TraitsJson.read(company.traits()));
  }
}
