package dev.assay.storage;

import dev.assay.audit.AuditEntry;
import dev.assay.weights.Owners;
import dev.assay.weights.Owners.Owner;
import dev.assay.workflow.Handover;
import dev.assay.workflow.Rota;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Who looks after the leads of a tenant, and what they have. */
record OwnerRows(Handle handle, UUID tenantId) {
  private static final String LOADS =
      """
      select owner, open, turn from owner_loads
      where tenant_id = :tenant and owner = any(:owners) order by owner
      """;

  /** A lead as far as its owner goes. */
  private record Owned(@Nullable String owner, boolean open) {}

  /** In the order in which their rows are held. */
  static List<String> names(Owners owners) {
    return owners.owners().stream().map(Owner::owner).sorted().toList();
  }

  /** What owners have; nothing of those who never had a lead. */
  Map<String, Rota.Load> read(List<String> owners) {
    return loads(LOADS, owners);
  }

  /** The same of all of them; nobody else assigns before this transaction ends. */
  Map<String, Rota.Load> hold(List<String> owners) {
    Map<String, Rota.Load> loads = loads(LOADS + " for update", owners);
    if (loads.size() == owners.size()) {
      return loads;
    }
    for (String owner : owners) {
      handle.execute(
          """
          insert into owner_loads (tenant_id, owner, open, turn) values (?, ?, 0, 0)
          on conflict do nothing
          """,
          tenantId,
          owner);
    }
    return loads(LOADS + " for update", owners);
  }

  private Map<String, Rota.Load> loads(String sql, List<String> owners) {
    Map<String, Rota.Load> loads = new HashMap<>();
    handle
        .createQuery(sql)
        .bind("tenant", tenantId)
        .bindArray("owners", String.class, owners)
        .map(
            (row, context) ->
                Map.entry(
                    row.getString("owner"), new Rota.Load(row.getInt("open"), row.getLong("turn"))))
        .forEach(load -> loads.put(load.getKey(), load.getValue()));
    return loads;
  }

  /** An owner has some more open leads, or fewer. */
  void add(String owner, int open) {
    handle.execute(
        "update owner_loads set open = open + ? where tenant_id = ? and owner = ?",
        open,
        tenantId,
        owner);
  }

  /** An owner gets a lead, and is the last who did. */
  void assign(UUID lead, boolean open, String owner, long turn, Instant at) {
    handle.execute(
        "update owner_loads set open = open + ?, turn = ? where tenant_id = ? and owner = ?",
        open ? 1 : 0,
        turn,
        tenantId,
        owner);
    handle.execute(
        "update leads set owner = ?, assigned_on = ? where lead_id = ?",
        owner,
        Times.toSql(at),
        lead);
    waitsNoLonger(lead);
  }

  /** A lead waits for somebody to have room; one that does already keeps its turn. */
  void waits(UUID lead, int priority, Instant since) {
    int known =
        handle.execute(
            "update leads_without_owner set priority = ? where lead_id = ?", priority, lead);
    if (known == 0) {
      handle.execute(
          """
          insert into leads_without_owner (lead_id, tenant_id, priority, waits_since, next_on)
          values (?, ?, ?, ?, ?)
          """,
          lead,
          tenantId,
          priority,
          Times.toSql(since),
          Times.toSql(Instant.EPOCH));
    }
  }

  void waitsNoLonger(UUID lead) {
    handle.execute("delete from leads_without_owner where lead_id = ?", lead);
  }

  /** Who looks after a lead by now; its row is held from here on. */
  @Nullable String ownerOf(UUID lead) {
    return owned(lead).owner();
  }

  private Owned owned(UUID lead) {
    return handle
        .select("select owner, is_open from leads where lead_id = ? for update", lead)
        .map((row, context) -> new Owned(row.getString("owner"), row.getBoolean("is_open")))
        .one();
  }

  /** The lead first and then owners, as where its score is kept. */
  void give(Handover handover) {
    UUID lead = handover.lead();
    Owned owned = owned(lead);
    String before = owned.owner();
    String owner = handover.owner();
    if (owner.equals(before)) {
      return;
    }
    hold(Stream.of(owner, before).filter(Objects::nonNull).sorted().toList());
    if (before != null && owned.open()) {
      add(before, -1);
    }
    AuditEntry entry = handover.entry().apply(before);
    assign(lead, owned.open(), owner, newestTurn() + 1, entry.at());
    SqlAuditStore.insert(handle, entry);
    SqlEventStore.insert(handle, handover.event().apply(before, owner));
  }

  private long newestTurn() {
    return handle
        .select("select coalesce(max(turn), 0) from owner_loads where tenant_id = ?", tenantId)
        .mapTo(Long.class)
        .one();
  }
}
