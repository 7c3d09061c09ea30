package dev.assay.storage;

import dev.assay.canonical.Bytes;
import dev.assay.keys.KeyStore;
import dev.assay.keys.LeadKey;
import dev.assay.keys.LeadKeyOffer;
import dev.assay.keys.WrappedKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Wrapped keys in SQL. */
public final class SqlKeyStore implements KeyStore {
  private final Database database;

  public SqlKeyStore(Database database) {
    this.database = database;
  }

  @Override
  public Optional<String> masterKeyCheck() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select key_check from master_key")
                    .mapTo(String.class)
                    .findOne());
  }

  @Override
  public void start(String masterKeyCheck, WrappedKey firstHashKey) {
    database.change(
        handle -> {
          int added =
              handle.execute(
                  "insert into master_key (the_one, key_check) values (1, ?) on conflict do nothing",
                  masterKeyCheck);
          return added == 0
              ? 0
              : handle.execute(
                  "insert into hash_keys (version, sealed) values (?, ?)",
                  firstHashKey.version(),
                  firstHashKey.sealed().toArray());
        });
  }

  @Override
  public List<WrappedKey> hashKeys() {
    return database.jdbi().withHandle(SqlKeyStore::hashKeys);
  }

  static List<WrappedKey> hashKeys(Handle handle) {
    return handle
        .createQuery("select version, sealed from hash_keys order by version")
        .map((row, context) -> new WrappedKey(row.getInt(1), Bytes.of(row.getBytes(2))))
        .list();
  }

  @Override
  public Optional<WrappedKey> tenantKey(UUID tenantId) {
    return tenantKey(
        "select version, sealed from tenant_keys where tenant_id = ? order by version desc limit 1",
        tenantId);
  }

  @Override
  public Optional<WrappedKey> tenantKey(UUID tenantId, int version) {
    return tenantKey(
        "select version, sealed from tenant_keys where tenant_id = ? and version = ?",
        tenantId,
        version);
  }

  private Optional<WrappedKey> tenantKey(String sql, Object... parameters) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(sql, parameters)
                    .map((row, context) -> new WrappedKey(row.getInt(1), Bytes.of(row.getBytes(2))))
                    .findOne());
  }

  @Override
  public WrappedKey addTenantKey(UUID tenantId, WrappedKey key, String masterKeyCheck) {
    database.change(
        handle -> {
          String inUse =
              handle
                  .createQuery("select key_check from master_key for update")
                  .mapTo(String.class)
                  .one();
          Rewrapping.requireSame(masterKeyCheck, inUse);
          return handle.execute(
              """
              insert into tenant_keys (tenant_id, version, sealed) values (?, ?, ?)
              on conflict do nothing
              """,
              tenantId,
              key.version(),
              key.sealed().toArray());
        });
    return tenantKey(tenantId, key.version()).orElseThrow();
  }

  @Override
  public int rewrap(UUID tenantId, int version, BiFunction<UUID, WrappedKey, WrappedKey> anew) {
    return new Rewrapping(database).dataKeys(tenantId, version, anew);
  }

  @Override
  public void rewrapAll(
      String masterKeyCheck,
      String nextCheck,
      UnaryOperator<WrappedKey> hashKey,
      BiFunction<UUID, WrappedKey, WrappedKey> tenantKey) {
    new Rewrapping(database).everything(masterKeyCheck, nextCheck, hashKey, tenantKey);
  }

  @Override
  public List<LeadKey> takeOrAdd(List<LeadKeyOffer> offers) {
    Map<String, LeadKey> known = database.jdbi().withHandle(handle -> known(handle, offers));
    List<LeadKeyOffer> fresh = offers.stream().filter(offer -> key(known, offer) == null).toList();
    if (!fresh.isEmpty()) {
      database.change(handle -> add(handle, fresh));
      known.putAll(database.jdbi().withHandle(handle -> known(handle, fresh)));
    }
    List<LeadKey> keys = new ArrayList<>(offers.size());
    for (LeadKeyOffer offer : offers) {
      LeadKey key = key(known, offer);
      if (key == null) {
        throw new IllegalStateException("the key of a lead was destroyed while it was made");
      }
      keys.add(key);
    }
    return keys;
  }

  private static @Nullable LeadKey key(Map<String, LeadKey> known, LeadKeyOffer offer) {
    return offer.lookups().stream().map(known::get).filter(k -> k != null).findFirst().orElse(null);
  }

  private static Map<String, LeadKey> known(Handle handle, List<LeadKeyOffer> offers) {
    Map<String, LeadKey> known = new HashMap<>();
    handle
        .createQuery(
            """
            select lookup, tenant_id, lead, tenant_key_version, sealed
            from lead_keys where lookup = any(:lookups)
            """)
        .bindArray(
            "lookups",
            String.class,
            offers.stream().flatMap(offer -> offer.lookups().stream()).toList())
        .map((row, context) -> Map.entry(row.getString(1), leadKey(row, 2)))
        .forEach(entry -> known.put(entry.getKey(), entry.getValue()));
    return known;
  }

  private static int[] add(Handle handle, List<LeadKeyOffer> offers) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into lead_keys (lead, tenant_id, lookup, tenant_key_version, sealed)
            values (?, ?, ?, ?, ?) on conflict do nothing
            """);
    for (LeadKeyOffer offer : offers) {
      LeadKey key = offer.key();
      batch.add(
          key.lead(),
          key.tenantId(),
          offer.lookups().get(0),
          key.wrapped().version(),
          key.wrapped().sealed().toArray());
    }
    return batch.execute();
  }

  @Override
  public Optional<LeadKey> leadKey(List<String> lookups) {
    return living("lookup", String.class, lookups).stream().findFirst();
  }

  @Override
  public List<LeadKey> leadKeys(Set<UUID> leads) {
    return living("lead", UUID.class, leads);
  }

  /** Keys that are not destroyed, of which a column has one of these values. */
  private <V> List<LeadKey> living(String column, Class<V> type, Collection<V> values) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select tenant_id, lead, tenant_key_version, sealed from lead_keys
                        where %s = any(:values) and sealed is not null
                        """
                            .formatted(column))
                    .bindArray("values", type, values)
                    .map((row, context) -> leadKey(row, 1))
                    .list());
  }

  /** Columns from {@code first} on: tenant, lead, version, sealed key. */
  private static LeadKey leadKey(ResultSet row, int first) throws SQLException {
    return new LeadKey(
        row.getObject(first, UUID.class),
        row.getObject(first + 1, UUID.class),
        new WrappedKey(row.getInt(first + 2), Bytes.of(row.getBytes(first + 3))));
  }
}
