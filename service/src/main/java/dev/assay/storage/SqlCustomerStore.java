package dev.assay.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.audit.AuditEntry;
import dev.assay.canonical.CanonicalJson;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.customers.Company;
import dev.assay.customers.Customer;
import dev.assay.customers.CustomerStore;
import dev.assay.customers.Origin;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Customers in SQL. */
public final class SqlCustomerStore implements CustomerStore {
  private static final JsonMapper JSON = new JsonMapper();
  private static final UUID FIRST = new UUID(0, 0);

  private final Database database;

  public SqlCustomerStore(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Integer> put(UUID tenantId, List<Customer> customers, int most) {
    return database.change(handle -> put(handle, tenantId, customers, most));
  }

  /** Within the transaction of a change, which is rolled back where there would be too many. */
  static Optional<Integer> put(Handle handle, UUID tenantId, List<Customer> customers, int most) {
    long revision = raise(handle, tenantId);
    Map<String, UUID> known = known(handle, tenantId, customers);
    int added = (int) customers.stream().filter(c -> !known.containsKey(c.externalId())).count();
    if (added > 0 && count(handle, tenantId) + added > most) {
      handle.rollback();
      return Optional.empty();
    }
    write(handle, customers, known, revision);
    return Optional.of(added);
  }

  /** Locks the tenant's customers, so that revisions are committed in their order. */
  static long raise(Handle handle, UUID tenantId) {
    handle.execute(
        "insert into customer_sets (tenant_id, revision) values (?, 0) on conflict do nothing",
        tenantId);
    handle.execute(
        "update customer_sets set revision = revision + 1 where tenant_id = ?", tenantId);
    return handle
        .select("select revision from customer_sets where tenant_id = ?", tenantId)
        .mapTo(Long.class)
        .one();
  }

  private static Map<String, UUID> known(Handle handle, UUID tenantId, List<Customer> customers) {
    Map<String, UUID> known = new HashMap<>();
    handle
        .createQuery(
            """
            select external_id, customer_id from customers
            where tenant_id = :tenant and external_id in (<ids>)
            """)
        .bind("tenant", tenantId)
        .bindList("ids", customers.stream().map(Customer::externalId).toList())
        .map(
            (row, context) ->
                Map.entry(row.getString("external_id"), row.getObject("customer_id", UUID.class)))
        .forEach(entry -> known.put(entry.getKey(), entry.getValue()));
    return known;
  }

  private static int count(Handle handle, UUID tenantId) {
    return handle
        .select(
            "select count(*) from customers where tenant_id = ? and external_id is not null",
            tenantId)
        .mapTo(Integer.class)
        .one();
  }

  private static void write(
      Handle handle, List<Customer> customers, Map<String, UUID> known, long revision) {
    PreparedBatch insert =
        handle.prepareBatch(
            """
            insert into customers
              (name, domain, traits, origin, revision, updated_on, customer_id, tenant_id,
               external_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
    PreparedBatch update =
        handle.prepareBatch(
            """
            update customers
            set name = ?, domain = ?, traits = ?, origin = ?, revision = ?, updated_on = ?
            where customer_id = ?
            """);
    for (Customer customer : customers) {
      UUID before = known.get(customer.externalId());
      PreparedBatch batch = before == null ? insert : update;
      batch.bind(0, customer.company().name()).bind(1, customer.company().domain());
      batch.bind(2, text(customer.company().traits())).bind(3, customer.origin().json());
      batch.bind(4, revision).bind(5, Times.toSql(customer.updatedOn()));
      batch.bind(6, before == null ? customer.id() : before);
      if (before == null) {
        batch.bind(7, customer.tenantId()).bind(8, customer.externalId());
      }
      batch.add();
    }
    if (insert.size() > 0) {
      insert.execute();
    }
    if (update.size() > 0) {
      update.execute();
    }
  }

  @Override
  public Optional<Customer> find(UUID tenantId, String externalId) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(
                        "select * from customers where tenant_id = ? and external_id = ?",
                        tenantId,
                        externalId)
                    .map((row, context) -> customer(row))
                    .findFirst());
  }

  @Override
  public List<Customer> page(UUID tenantId, @Nullable UUID after, int limit) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(
                        """
                        select * from customers
                        where tenant_id = ? and customer_id > ? and external_id is not null
                        order by customer_id limit ?
                        """,
                        tenantId,
                        after == null ? FIRST : after,
                        limit)
                    .map((row, context) -> customer(row))
                    .list());
  }

  @Override
  public boolean remove(UUID tenantId, UUID id, AuditEntry entry) {
    return database.change(handle -> remove(handle, tenantId, id, raise(handle, tenantId), entry));
  }

  /** Within the transaction of a change that raised the revision. */
  static boolean remove(Handle handle, UUID tenantId, UUID id, long revision, AuditEntry entry) {
    int removed =
        handle.execute(
            """
            update customers
            set external_id = null, name = '', domain = '', traits = '{}', revision = ?,
              updated_on = ?
            where tenant_id = ? and customer_id = ? and external_id is not null
            """,
            revision,
            Times.toSql(entry.at()),
            tenantId,
            id);
    if (removed > 0) {
      handle.execute("delete from wins where customer_id = ?", id);
      SqlAuditStore.insert(handle, entry);
    }
    return removed > 0;
  }

  @Override
  public List<Change> since(UUID tenantId, long revision) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(
                        """
                        select * from customers where tenant_id = ? and revision > ?
                        order by revision, customer_id
                        """,
                        tenantId,
                        revision)
                    .map((row, context) -> change(row))
                    .list());
  }

  @Override
  public Map<UUID, Long> revisions() {
    return Revisions.read(database, "select tenant_id, revision from customer_sets");
  }

  @Override
  public long revision(UUID tenantId) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select("select revision from customer_sets where tenant_id = ?", tenantId)
                    .mapTo(Long.class)
                    .findFirst()
                    .orElse(0L));
  }

  private static Change change(ResultSet row) throws SQLException {
    return new Change(
        row.getObject("customer_id", UUID.class),
        row.getLong("revision"),
        row.getString("external_id") == null ? null : customer(row));
  }

  private static Customer customer(ResultSet row) throws SQLException {
    return new Customer(
        row.getObject("customer_id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getString("external_id"),
        new Company(row.getString("name"), row.getString("domain"), json(row.getString("traits"))),
        Origin.of(row.getString("origin")),
        Times.get(row, "updated_on"));
  }

  private static String text(JsonNode traits) {
    CanonicalWriter out = new CanonicalWriter();
    CanonicalJson.write(traits, out);
    return new String(out.toBytes(), StandardCharsets.UTF_8);
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("stored traits cannot be read", e);
    }
  }
}
