package dev.assay.customers;

import dev.assay.audit.Audit;
import dev.assay.audit.Who;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.similarity.CustomerIndex;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What tenants say of the companies that bought from them. An answer comes when this node compares
 * leads with what was said; the others follow within a second. Thread-safe; calls block.
 */
public final class Customers {
  /** So many a tenant may have. */
  public static final int MOST = 200_000;

  private final CustomerStore store;
  private final CustomerSets sets;
  private final Audit audit;
  private final Clock clock;
  private final Supplier<UUID> newId;

  public Customers(
      CustomerStore store, CustomerSets sets, Audit audit, Clock clock, Supplier<UUID> newId) {
    this.store = store;
    this.sets = sets;
    this.audit = audit;
    this.clock = clock;
    this.newId = newId;
  }

  /** A customer, and whether it was not known before. */
  public record Put(Customer customer, boolean isNew) {}

  /** Keeps a customer in place of what was said of it before. */
  public Put put(UUID tenantId, String externalId, Company company, Origin origin) {
    int added = add(tenantId, Map.of(externalId, company), origin);
    sets.catchUp(tenantId);
    return new Put(get(tenantId, externalId), added > 0);
  }

  /**
   * Keeps many; leads are compared with them after {@link #settle}.
   *
   * @param companies by the tenant's own ids
   * @return how many are new
   */
  public int add(UUID tenantId, Map<String, Company> companies, Origin origin) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<Customer> customers =
        companies.entrySet().stream()
            .map(e -> new Customer(newId.get(), tenantId, e.getKey(), e.getValue(), origin, now))
            .toList();
    return store
        .put(tenantId, customers, MOST)
        .orElseThrow(
            () ->
                new ServiceException(
                    ErrorCode.CONFLICT, "A tenant has at most %d customers".formatted(MOST)));
  }

  /** Has leads be compared with all that was said of a tenant's customers. */
  public void settle(UUID tenantId) {
    sets.catchUp(tenantId);
  }

  public Customer get(UUID tenantId, String externalId) {
    return store.find(tenantId, externalId).orElseThrow(Customers::notFound);
  }

  /** Customers in the order in which they became known. */
  public List<Customer> page(UUID tenantId, @Nullable UUID after, int limit) {
    return store.page(tenantId, after, limit);
  }

  /** Forgets a customer: no later answer is made of it or names it. */
  public void remove(UUID tenantId, String externalId, Who who) {
    UUID id = get(tenantId, externalId).id();
    boolean removed =
        store.remove(
            tenantId,
            id,
            audit.entry(tenantId, who, "customer.removed", id.toString(), "", Map.of()));
    if (!removed) {
      throw notFound();
    }
    sets.catchUp(tenantId);
  }

  /** What leads of a tenant are compared with now. Never blocks. */
  public CustomerIndex index(UUID tenantId) {
    return sets.of(tenantId);
  }

  /** What a customer is called; empty once it is removed. Never blocks. */
  public Optional<Named> named(UUID tenantId, String id) {
    return sets.named(tenantId, id);
  }

  private static ServiceException notFound() {
    return new ServiceException(ErrorCode.NOT_FOUND, "There is no such customer");
  }
}
