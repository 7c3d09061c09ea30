package dev.assay.customers;

import dev.assay.similarity.CustomerIndex;
import dev.assay.similarity.Member;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The customers of all tenants as this node has them in memory, each tenant's by itself.
 * Thread-safe.
 */
public final class CustomerSets {
  private static final Held NOTHING = new Held(0, Map.of(), Map.of(), CustomerIndex.NONE);

  private final CustomerStore store;
  private final ConcurrentMap<UUID, Held> held = new ConcurrentHashMap<>();

  /** A tenant's customers at a revision. */
  private record Held(
      long revision, Map<UUID, Member> members, Map<String, Named> names, CustomerIndex index) {}

  public CustomerSets(CustomerStore store) {
    this.store = store;
  }

  /** A tenant's customers, as far as this node has heard. Never blocks. */
  public CustomerIndex of(UUID tenantId) {
    return held.getOrDefault(tenantId, NOTHING).index();
  }

  /**
   * What a customer is called; empty once it is removed. Never blocks.
   *
   * @param id the service's own
   */
  public Optional<Named> named(UUID tenantId, String id) {
    return Optional.ofNullable(held.getOrDefault(tenantId, NOTHING).names().get(id));
  }

  /** Catches up with what all nodes have written. Blocks. */
  public void catchUp() {
    store.revisions().forEach(this::catchUp);
  }

  /** The same for one tenant. Blocks. */
  void catchUp(UUID tenantId) {
    catchUp(tenantId, store.revision(tenantId));
  }

  /** Whoever waits for another that catches up finds that done mostly. */
  private synchronized void catchUp(UUID tenantId, long revision) {
    Held before = held.getOrDefault(tenantId, NOTHING);
    if (before.revision() >= revision) {
      return;
    }
    Map<UUID, Member> members = new HashMap<>(before.members());
    Map<String, Named> names = new HashMap<>(before.names());
    long reached = before.revision();
    for (CustomerStore.Change change : store.since(tenantId, before.revision())) {
      Customer customer = change.customer();
      if (customer == null) {
        members.remove(change.id());
        names.remove(change.id().toString());
      } else {
        members.put(change.id(), customer.member());
        names.put(change.id().toString(), Named.of(customer));
      }
      reached = Math.max(reached, change.revision());
    }
    held.put(tenantId, new Held(reached, members, names, CustomerIndex.of(members.values())));
  }
}
