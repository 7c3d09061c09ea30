package dev.assay.storage;

import dev.assay.canonical.Bytes;
import dev.assay.decisionlog.DestroyedKey;
import dev.assay.decisionlog.Erased;
import dev.assay.keys.Lookup;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/**
 * Destroys keys, and all that only they opened, within one transaction.
 *
 * @param wrapped takes the destroyed keys in the form in which they rested
 */
record Erasure(Handle handle, Set<Bytes> wrapped) {
  private static final String ERASE =
      """
      update decisions set payload = null, own_key_version = null, own_key = null,
        email_lookup = null, phone_lookup = null
      where tenant_id = :tenant and payload is not null and
      """;

  private static final String ERASE_WAITING =
      """
      update batch_lines set payload = null, own_key_version = null, own_key = null,
        email_lookup = null, phone_lookup = null
      where tenant_id = :tenant and state = 'waiting' and payload is not null and
      """;

  /** Of leads with a memory their scores stay, with whole points and numbers. */
  private static final List<String> FORGET_LEADS =
      List.of(
          "delete from lead_activities where tenant_id = :tenant and lead_id = any(:ids)",
          "update lead_overrides set reason = null where tenant_id = :tenant and lead_id ="
              + " any(:ids)",
          """
          update leads set external_id = null, lookup = null, payload = null, enrichment = null,
            due_on = null, override_id = null
          where tenant_id = :tenant and lead_id = any(:ids)
          """,
          """
          update owner_loads o set open = open - (
            select count(*) from leads l
            where l.tenant_id = o.tenant_id and l.owner = o.owner and l.is_open
              and l.lead_id = any(:ids))
          where o.tenant_id = :tenant
          """,
          "delete from further_lookups where tenant_id = :tenant and key_id = any(:ids)",
          "delete from look_ups where tenant_id = :tenant and lead_id = any(:ids)",
          "delete from leads_without_owner where tenant_id = :tenant and lead_id = any(:ids)",
          "update leads set owner = null where tenant_id = :tenant and lead_id = any(:ids)");

  /** Clients and leads that are named by an address alone. */
  private static final String OF_ADDRESS =
      """
      union
      select client_id from clients where tenant_id = :tenant and lookup = any(:hashes)
      union
      select lead from outcomes where tenant_id = :tenant and email_lookup = any(:hashes)
      """;

  /** Outcomes go with their lead; clients go with all that is known of them. */
  private static final List<String> FORGET_CLIENTS =
      List.of(
          """
          update clients set outcomes = outcomes + 1 where tenant_id = :tenant and client_id in
            (select client_id from outcomes where lead = any(:ids) or decision_id = any(:ids))
          """,
          """
          delete from outcomes where tenant_id = :tenant
            and (lead = any(:ids) or decision_id = any(:ids) or client_id = any(:ids))
          """,
          "delete from wins where tenant_id = :tenant and (lead = any(:ids) or told_by = any(:ids))",
          "delete from proposals where tenant_id = :tenant and client_id = any(:ids)",
          "delete from patterns where tenant_id = :tenant and client_id = any(:ids)",
          """
          update client_revisions set revision = revision + 1 where tenant_id = :tenant
            and exists (select 1 from clients where client_id = any(:ids))
          """,
          "delete from clients where tenant_id = :tenant and client_id = any(:ids)");

  /** Whatever was sealed for whom these hashes find. */
  List<DestroyedKey> keysOf(UUID tenantId, Lookup by, List<String> hashes, Instant at) {
    lockLogs(handle);
    String sql =
        switch (by) {
          case LEAD_ID ->
              "select lead from lead_keys where tenant_id = :tenant and lookup = any(:hashes)";
          case EMAIL -> keysWhere("email_lookup") + OF_ADDRESS;
          case PHONE -> keysWhere("phone_lookup");
        };
    return handle
        .createQuery(sql)
        .bind("tenant", tenantId)
        .bindArray("hashes", String.class, hashes)
        .mapTo(UUID.class)
        .map(key -> new DestroyedKey(tenantId, key, at))
        .list();
  }

  private static String keysWhere(String column) {
    return """
    select coalesce(lead, decision_id) from decisions
    where tenant_id = :tenant and %1$s = any(:hashes)
    union
    select coalesce(lead, decision_id) from batch_lines
    where tenant_id = :tenant and %1$s = any(:hashes)
    union
    select key_id from further_lookups where tenant_id = :tenant and lookup = any(:hashes)
    """
        .formatted(column);
  }

  /**
   * Destroys the answers in which people of a tenant may stand, and sees to it that none is kept of
   * requests that are under way. In whose answer a person stands cannot be told from outside it.
   */
  void forgetAnswers(UUID tenantId) {
    collect(
        handle
            .createQuery(
                "select answer_key from idempotency_keys where tenant_id = :tenant and of_people")
            .bind("tenant", tenantId));
    handle
        .createUpdate(
            """
            update idempotency_keys
            set erased = true, answer_key_version = null, answer_key = null, answer = null
            where tenant_id = :tenant and of_people
            """)
        .bind("tenant", tenantId)
        .execute();
  }

  /** Appends hold their node's row until they are committed: none is under way from here on. */
  static void lockLogs(Handle handle) {
    handle
        .createQuery("select node_id from nodes order by node_id for update")
        .mapTo(UUID.class)
        .list();
  }

  /** What is to be repeated in what a backup restores must be {@linkplain #note noted} too. */
  Erased destroy(List<DestroyedKey> keys) {
    lockLogs(handle);
    Map<UUID, List<UUID>> byTenant =
        keys.stream()
            .collect(
                Collectors.groupingBy(
                    DestroyedKey::tenantId,
                    TreeMap::new,
                    Collectors.mapping(DestroyedKey::keyId, Collectors.toList())));
    int leads = 0;
    int decisions = 0;
    for (Map.Entry<UUID, List<UUID>> each : byTenant.entrySet()) {
      UUID tenantId = each.getKey();
      List<UUID> ids = each.getValue();
      forgetAnswers(tenantId);
      collect(
          "select sealed from lead_keys where tenant_id = :tenant and lead = any(:ids)",
          tenantId,
          ids);
      collect(
          "select own_key from decisions where tenant_id = :tenant and decision_id = any(:ids)",
          tenantId,
          ids);
      collect(
          """
          select own_key from batch_lines
          where tenant_id = :tenant and state = 'waiting' and decision_id = any(:ids)
          """,
          tenantId,
          ids);
      leads +=
          update(
              """
              update lead_keys set lookup = null, sealed = null
              where tenant_id = :tenant and sealed is not null and lead = any(:ids)
              """,
              tenantId,
              ids);
      FORGET_LEADS.forEach(sql -> update(sql, tenantId, ids));
      FORGET_CLIENTS.forEach(sql -> update(sql, tenantId, ids));
      decisions += update(ERASE + "lead = any(:ids)", tenantId, ids);
      decisions += update(ERASE + "lead is null and decision_id = any(:ids)", tenantId, ids);
      decisions += update(ERASE_WAITING + "lead = any(:ids)", tenantId, ids);
      decisions +=
          update(ERASE_WAITING + "lead is null and decision_id = any(:ids)", tenantId, ids);
    }
    return new Erased(leads, decisions, keys);
  }

  private void collect(String sql, UUID tenantId, List<UUID> ids) {
    collect(handle.createQuery(sql).bind("tenant", tenantId).bindArray("ids", UUID.class, ids));
  }

  private void collect(Query ofKeys) {
    ofKeys
        .mapTo(byte[].class)
        .filter(bytes -> bytes != null)
        .forEach(bytes -> wrapped.add(Bytes.of(bytes)));
  }

  private int update(String sql, UUID tenantId, List<UUID> ids) {
    return handle
        .createUpdate(sql)
        .bind("tenant", tenantId)
        .bindArray("ids", UUID.class, ids)
        .execute();
  }

  void note(List<DestroyedKey> keys) {
    if (keys.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into destroyed_keys (key_id, tenant_id, destroyed_on) values (?, ?, ?)
            on conflict do nothing
            """);
    keys.forEach(key -> batch.add(key.keyId(), key.tenantId(), Times.toSql(key.destroyedOn())));
    batch.execute();
  }

  static List<DestroyedKey> destroyed(Handle handle) {
    return handle
        .createQuery(
            "select tenant_id, key_id, destroyed_on from destroyed_keys order by destroyed_on,"
                + " key_id")
        .map(
            (row, context) ->
                new DestroyedKey(
                    row.getObject("tenant_id", UUID.class),
                    row.getObject("key_id", UUID.class),
                    Times.get(row, "destroyed_on")))
        .list();
  }
}
