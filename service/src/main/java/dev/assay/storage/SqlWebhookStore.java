package dev.assay.storage;

import dev.assay.audit.AuditEntry;
import dev.assay.canonical.Bytes;
import dev.assay.events.Event;
import dev.assay.keys.WrappedKey;
import dev.assay.webhooks.SealedSecret;
import dev.assay.webhooks.Webhook;
import dev.assay.webhooks.WebhookStore;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Webhooks in SQL. */
public final class SqlWebhookStore implements WebhookStore {
  private final Database database;

  public SqlWebhookStore(Database database) {
    this.database = database;
  }

  @Override
  public void add(Webhook webhook, SealedSecret secret, AuditEntry entry) {
    written(
        entry,
        handle -> {
          int added =
              handle.execute(
                  """
                  insert into webhooks
                    (webhook_id, tenant_id, name, url, types, paused, created_on)
                  values (?, ?, ?, ?, ?, ?, ?)
                  """,
                  webhook.id(),
                  webhook.tenantId(),
                  webhook.name(),
                  webhook.url().toString(),
                  String.join(" ", webhook.types()),
                  webhook.paused(),
                  Times.toSql(webhook.createdOn()));
          insert(handle, webhook.id(), secret);
          return added;
        });
  }

  /** A change with its entry; false, and no entry, where there was nothing to change. */
  private boolean written(AuditEntry entry, ToIntFunction<Handle> change) {
    return database.change(
        handle -> {
          boolean changed = change.applyAsInt(handle) > 0;
          if (changed) {
            SqlAuditStore.insert(handle, entry);
          }
          return changed;
        });
  }

  private static void insert(Handle handle, UUID webhookId, SealedSecret secret) {
    handle.execute(
        """
        insert into webhook_secrets
          (secret_id, webhook_id, tenant_id, own_key_version, own_key, sealed, expires_on)
        values (?, ?, ?, ?, ?, ?, ?)
        """,
        secret.id(),
        webhookId,
        secret.tenantId(),
        secret.key().version(),
        secret.key().sealed().toArray(),
        secret.sealed().toArray(),
        Times.toSql(secret.expiresOn()));
  }

  @Override
  public List<Webhook> list(UUID tenantId) {
    return select("select * from webhooks where tenant_id = ? order by webhook_id", tenantId);
  }

  @Override
  public Optional<Webhook> find(UUID tenantId, UUID id) {
    return select("select * from webhooks where tenant_id = ? and webhook_id = ?", tenantId, id)
        .stream()
        .findFirst();
  }

  private List<Webhook> select(String sql, Object... parameters) {
    return database
        .jdbi()
        .withHandle(
            handle -> handle.select(sql, parameters).map((row, context) -> webhook(row)).list());
  }

  static Webhook webhook(ResultSet row) throws SQLException {
    return new Webhook(
        row.getObject("webhook_id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getString("name"),
        URI.create(row.getString("url")),
        types(row),
        row.getBoolean("paused"),
        Times.get(row, "created_on"));
  }

  static SortedSet<String> types(ResultSet row) throws SQLException {
    return Arrays.stream(row.getString("types").split(" "))
        .filter(type -> !type.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public boolean change(Webhook webhook, AuditEntry entry) {
    return written(
        entry,
        handle ->
            handle.execute(
                "update webhooks set name = ?, url = ?, types = ? where webhook_id = ?",
                webhook.name(),
                webhook.url().toString(),
                String.join(" ", webhook.types()),
                webhook.id()));
  }

  @Override
  public boolean pause(UUID id, boolean paused, AuditEntry entry) {
    return written(entry, handle -> pause(handle, id, paused));
  }

  static int pause(Handle handle, UUID id, boolean paused) {
    return handle.execute("update webhooks set paused = ? where webhook_id = ?", paused, id);
  }

  @Override
  public boolean delete(UUID id, AuditEntry entry) {
    return written(
        entry, handle -> handle.execute("delete from webhooks where webhook_id = ?", id));
  }

  @Override
  public List<SealedSecret> secrets(UUID id, Instant now) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(
                        """
                        select * from webhook_secrets
                        where webhook_id = ? and (expires_on is null or expires_on > ?)
                        order by secret_id desc
                        """,
                        id,
                        Times.toSql(now))
                    .map((row, context) -> secret(row))
                    .list());
  }

  private static SealedSecret secret(ResultSet row) throws SQLException {
    return new SealedSecret(
        row.getObject("secret_id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        new WrappedKey(row.getInt("own_key_version"), Bytes.of(row.getBytes("own_key"))),
        Bytes.of(row.getBytes("sealed")),
        Times.find(row, "expires_on"));
  }

  @Override
  public boolean rotate(
      UUID id, SealedSecret secret, Instant oldUntil, Instant now, AuditEntry entry) {
    return written(
        entry,
        handle -> {
          // Locks it, so that of two rotations at once the later one ends the earlier one's secret.
          int there = handle.execute("update webhooks set name = name where webhook_id = ?", id);
          if (there > 0) {
            handle.execute(
                "delete from webhook_secrets where webhook_id = ? and expires_on <= ?",
                id,
                Times.toSql(now));
            handle.execute(
                "update webhook_secrets set expires_on = ? where webhook_id = ? and expires_on is null",
                Times.toSql(oldUntil),
                id);
            insert(handle, id, secret);
          }
          return there;
        });
  }

  @Override
  public void announce(Event event, AuditEntry entry) {
    written(
        entry,
        handle -> {
          SqlEventStore.insert(handle, event);
          return 1;
        });
  }
}
