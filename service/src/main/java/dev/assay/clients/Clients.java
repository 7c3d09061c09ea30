package dev.assay.clients;

import dev.assay.audit.Audit;
import dev.assay.audit.Who;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.keys.HashKeys;
import dev.assay.keys.Lookup;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Registers clients and knows them. Look-ups answer from memory and never block; changes block
 * until they are committed, and every look-up on this node after them knows.
 */
public final class Clients {
  private final ClientStore store;
  private final HashKeys hashKeys;
  private final Audit audit;
  private final Clock clock;
  private final Supplier<UUID> newId;
  private final Map<UUID, Book> books = new ConcurrentHashMap<>();

  /** The clients of one tenant, as they were at a revision. */
  private record Book(long revision, Map<UUID, Client> byId, Map<String, Client> byLookup) {
    static Book of(long revision, List<Client> clients) {
      Map<UUID, Client> byId = new HashMap<>();
      Map<String, Client> byLookup = new HashMap<>();
      for (Client client : clients) {
        byId.put(client.id(), client);
        if (client.lookup() != null) {
          byLookup.put(client.lookup(), client);
        }
      }
      return new Book(revision, byId, byLookup);
    }
  }

  /** A client, and whether it was not known before. */
  public record Registered(Client client, boolean isNew) {}

  public Clients(
      ClientStore store, HashKeys hashKeys, Audit audit, Clock clock, Supplier<UUID> newId) {
    this.store = store;
    this.hashKeys = hashKeys;
    this.audit = audit;
    this.clock = clock;
    this.newId = newId;
  }

  /** Reads what was changed anywhere since the last time. Blocks. */
  public void refresh() {
    store
        .revisions()
        .forEach(
            (tenantId, revision) -> {
              Book known = books.get(tenantId);
              if (known == null || known.revision() != revision) {
                books.put(tenantId, Book.of(revision, store.of(tenantId)));
              }
            });
  }

  /** The client of an account; null where none is registered. */
  public @Nullable Client ofAccount(UUID tenantId, String address) {
    Book book = books.get(tenantId);
    if (book == null || book.byLookup().isEmpty()) {
      return null;
    }
    for (String lookup : hashKeys.all(Lookup.EMAIL, tenantId, address)) {
      Client client = book.byLookup().get(lookup);
      if (client != null) {
        return client;
      }
    }
    return null;
  }

  /** The client of that id; null where none is registered. */
  public @Nullable Client find(UUID tenantId, UUID id) {
    Book book = books.get(tenantId);
    return book == null ? null : book.byId().get(id);
  }

  /**
   * The same, as it stands in the store. Blocks.
   *
   * @throws ServiceException where there is none
   */
  public Client get(UUID tenantId, UUID id) {
    return known(tenantId, id)
        .orElseThrow(() -> new ServiceException(ErrorCode.NOT_FOUND, "no such client"));
  }

  /** The same; empty where there is none. Blocks. */
  public Optional<Client> known(UUID tenantId, UUID id) {
    return store.find(tenantId, id);
  }

  /** All clients of a tenant, the oldest first. Blocks. */
  public List<Client> all(UUID tenantId) {
    return store.of(tenantId);
  }

  /** The client of an account, which is registered where it is not known. Blocks. */
  public Registered register(UUID tenantId, String address, Who who) {
    Client known = ofAccount(tenantId, address);
    if (known != null) {
      return new Registered(known, false);
    }
    String lookup = hashKeys.newest(Lookup.EMAIL, tenantId, address);
    boolean added = add(newId.get(), tenantId, lookup, who);
    Client client = ofAccount(tenantId, address);
    if (client == null) {
      throw new IllegalStateException("a client was registered and is not there");
    }
    return new Registered(client, added);
  }

  /** The client that stands for a tenant itself. Blocks. */
  public Client own(UUID tenantId, Who who) {
    Client known = find(tenantId, tenantId);
    if (known == null) {
      add(tenantId, tenantId, null, who);
    }
    return get(tenantId, tenantId);
  }

  private boolean add(UUID id, UUID tenantId, @Nullable String lookup, Who who) {
    Client client =
        new Client(
            id,
            tenantId,
            lookup,
            "",
            Profile.UNKNOWN,
            Profile.UNKNOWN,
            Method.DEFAULT,
            null,
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    boolean added =
        store.add(
            client, audit.entry(tenantId, who, "client.registered", id.toString(), "", Map.of()));
    refresh();
    return added;
  }

  /** Says what kind of business a client is, in place of what was said before. Blocks. */
  public Client describe(UUID tenantId, UUID id, String name, Profile given, Who who) {
    get(tenantId, id);
    store.describe(
        tenantId,
        id,
        name,
        given,
        audit.entry(tenantId, who, "client.described", id.toString(), "", Map.of()));
    refresh();
    return get(tenantId, id);
  }
}
