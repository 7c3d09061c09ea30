package dev.assay.storage;

import dev.assay.canonical.Bytes;
import dev.assay.keys.MasterKeyException;
import dev.assay.keys.WrappedKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Puts stored keys in the form in which a newer key wraps them. The old forms are overwritten like
 * destroyed keys: an erasure that comes later knows the new form alone.
 */
record Rewrapping(Database database) {
  private static final int GROUP = 1_000;

  /** So many old forms are overwritten at once; each time takes a walk over the whole file. */
  private static final int OLD_FORMS = 100_000;

  private record Stored(UUID id, WrappedKey key) {}

  /** Where data keys are, by the id of what they belong to. */
  private enum Place {
    LEADS("lead_keys", "lead", "lead", "tenant_key_version", "sealed"),
    DECISIONS("decisions", "decision_id", "tenant_id, decision_id", "own_key_version", "own_key"),
    LINES("batch_lines", "decision_id", "decision_id", "own_key_version", "own_key"),
    ANSWERS("idempotency_keys", "id", "id", "answer_key_version", "answer_key"),
    HOLDS("holds", "hold_id", "tenant_id, hold_id", "own_key_version", "own_key"),
    WEBHOOKS("webhook_secrets", "secret_id", "secret_id", "own_key_version", "own_key");

    final String select;
    final String update;

    /** The order is that of an index, with all its columns. */
    Place(String table, String id, String order, String version, String sealed) {
      select =
          """
          select %2$s, %3$s, %4$s from %1$s
          where tenant_id = ? and %2$s > ? and %3$s < ? and %4$s is not null
          order by %6$s limit %5$d
          """
              .formatted(table, id, version, sealed, GROUP, order);
      // A key that was destroyed meanwhile must not come back.
      update =
          "update %1$s set %3$s = ?, %4$s = ? where tenant_id = ? and %2$s = ? and %4$s = ?"
              .formatted(table, id, version, sealed);
    }
  }

  int dataKeys(UUID tenantId, int version, BiFunction<UUID, WrappedKey, WrappedKey> anew) {
    Set<Bytes> old = new HashSet<>();
    int rewrapped = 0;
    for (Place place : Place.values()) {
      List<Stored> group = read(place, tenantId, new UUID(0, 0), version);
      while (!group.isEmpty()) {
        List<Stored> found = group;
        rewrapped += database.change(handle -> write(handle, place, tenantId, found, anew));
        found.forEach(stored -> old.add(stored.key().sealed()));
        if (old.size() >= OLD_FORMS) {
          database.wipe(old);
          old.clear();
        }
        group = read(place, tenantId, found.get(found.size() - 1).id(), version);
      }
    }
    database.wipe(old);
    return rewrapped;
  }

  private List<Stored> read(Place place, UUID tenantId, UUID after, int version) {
    return database
        .jdbi()
        .withHandle(handle -> stored(handle, place.select, tenantId, after, version));
  }

  private static List<Stored> stored(Handle handle, String sql, Object... parameters) {
    return handle
        .select(sql, parameters)
        .map(
            (row, context) ->
                new Stored(
                    row.getObject(1, UUID.class),
                    new WrappedKey(row.getInt(2), Bytes.of(row.getBytes(3)))))
        .list();
  }

  private static int write(
      Handle handle,
      Place place,
      UUID tenantId,
      List<Stored> group,
      BiFunction<UUID, WrappedKey, WrappedKey> anew) {
    PreparedBatch batch = handle.prepareBatch(place.update);
    for (Stored stored : group) {
      WrappedKey next = anew.apply(stored.id(), stored.key());
      batch.add(
          next.version(),
          next.sealed().toArray(),
          tenantId,
          stored.id(),
          stored.key().sealed().toArray());
    }
    int written = 0;
    for (int rows : batch.execute()) {
      written += rows;
    }
    return written;
  }

  void everything(
      String masterKeyCheck,
      String nextCheck,
      UnaryOperator<WrappedKey> hashKey,
      BiFunction<UUID, WrappedKey, WrappedKey> tenantKey) {
    Set<Bytes> old = new HashSet<>();
    database.change(
        handle -> {
          String inUse =
              handle
                  .createQuery("select key_check from master_key for update")
                  .mapTo(String.class)
                  .one();
          requireSame(masterKeyCheck, inUse);
          for (WrappedKey key : SqlKeyStore.hashKeys(handle)) {
            old.add(key.sealed());
            handle.execute(
                "update hash_keys set sealed = ? where version = ?",
                hashKey.apply(key).sealed().toArray(),
                key.version());
          }
          for (Stored stored :
              stored(handle, "select tenant_id, version, sealed from tenant_keys")) {
            old.add(stored.key().sealed());
            handle.execute(
                "update tenant_keys set sealed = ? where tenant_id = ? and version = ?",
                tenantKey.apply(stored.id(), stored.key()).sealed().toArray(),
                stored.id(),
                stored.key().version());
          }
          return handle.execute("update master_key set key_check = ?", nextCheck);
        });
    database.wipe(old);
  }

  static void requireSame(String masterKeyCheck, String inUse) {
    if (!inUse.equals(masterKeyCheck)) {
      throw new MasterKeyException(
          "The master key of this node (check %s) was replaced by another (check %s); start it again with that one."
              .formatted(masterKeyCheck, inUse));
    }
  }
}
