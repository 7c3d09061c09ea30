package dev.assay.storage;

import dev.assay.weights.Owners;
import dev.assay.weights.Owners.Owner;
import dev.assay.workflow.Act;
import dev.assay.workflow.ActKind;
import dev.assay.workflow.Consequence;
import dev.assay.workflow.Course;
import dev.assay.workflow.Rota;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Carries out what follows from a score, within the transaction that keeps it. */
record CourseRows(Handle handle) {
  private static final String INSERT_ACT =
      """
      insert into lead_acts (tenant_id, lead_id, crossing, act, done_on, decision_id)
      values (?, ?, ?, ?, ?, ?)
      """;

  /** The lead's row is held by now, and stays so. */
  void carryOut(Consequence consequence) {
    for (Act act : consequence.acts()) {
      if (act.kind() != ActKind.ASSIGN) {
        insert(INSERT_ACT, consequence, act);
      }
    }
    Course before = consequence.before();
    Course after = consequence.after();
    if (!after.equals(before)) {
      update(consequence.lead(), after);
    }
    if (after.owner() != null && after.open() != before.open()) {
      handle.execute(
          "update owner_loads set open = open + ? where tenant_id = ? and owner = ?",
          after.open() ? 1 : -1,
          consequence.tenantId(),
          after.owner());
    }
    Consequence.Assignment assignment = consequence.assignment();
    if (assignment != null) {
      assign(consequence, assignment);
    }
  }

  private int insert(String sql, Consequence consequence, Act act) {
    return handle.execute(
        sql,
        consequence.tenantId(),
        consequence.lead(),
        act.crossing(),
        act.kind().json(),
        Times.toSql(act.at()),
        act.decisionId());
  }

  private void update(UUID lead, Course course) {
    Course.Nurturing nurture = course.nurture();
    handle.execute(
        """
        update leads set crossing = ?, settled_band = ?, previous_band = ?, rose = ?,
          settled_on = ?, is_open = ?, queue_priority = ?, queue = ?, nurture = ?, nurture_on = ?
        where lead_id = ?
        """,
        course.crossing(),
        course.band(),
        course.previous(),
        course.rose(),
        Times.toSql(course.since()),
        course.open(),
        course.priority(),
        course.queue(),
        nurture == null ? null : nurture.json(),
        Times.toSql(course.nurtureOn()),
        lead);
  }

  /** Leaves the lead to nobody where nobody has room; its next score asks again. */
  private void assign(Consequence consequence, Consequence.Assignment assignment) {
    UUID tenantId = consequence.tenantId();
    Map<String, Rota.Load> loads = loads(tenantId, assignment.owners());
    Optional<Owner> next = Rota.next(assignment.owners(), loads);
    if (next.isEmpty()
        || insert(INSERT_ACT + " on conflict do nothing", consequence, assignment.act()) == 0) {
      return;
    }
    String owner = next.get().owner();
    long turn = loads.values().stream().mapToLong(Rota.Load::turn).max().orElse(0) + 1;
    handle.execute(
        "update owner_loads set open = open + ?, turn = ? where tenant_id = ? and owner = ?",
        consequence.after().open() ? 1 : 0,
        turn,
        tenantId,
        owner);
    handle.execute(
        "update leads set owner = ?, assigned_on = ? where lead_id = ?",
        owner,
        Times.toSql(assignment.act().at()),
        consequence.lead());
    SqlEventStore.insert(handle, assignment.event().apply(owner));
  }

  /** What the tenant's owners have; nobody else assigns before this transaction ends. */
  private Map<String, Rota.Load> loads(UUID tenantId, Owners owners) {
    List<String> named = owners.owners().stream().map(Owner::owner).sorted().toList();
    Map<String, Rota.Load> loads = lock(tenantId, named);
    if (loads.size() == named.size()) {
      return loads;
    }
    for (String owner : named) {
      handle.execute(
          """
          insert into owner_loads (tenant_id, owner, open, turn) values (?, ?, 0, 0)
          on conflict do nothing
          """,
          tenantId,
          owner);
    }
    return lock(tenantId, named);
  }

  private Map<String, Rota.Load> lock(UUID tenantId, List<String> owners) {
    Map<String, Rota.Load> loads = new HashMap<>();
    handle
        .createQuery(
            """
            select owner, open, turn from owner_loads
            where tenant_id = :tenant and owner = any(:owners) order by owner for update
            """)
        .bind("tenant", tenantId)
        .bindArray("owners", String.class, owners)
        .map(
            (row, context) ->
                Map.entry(
                    row.getString("owner"), new Rota.Load(row.getInt("open"), row.getLong("turn"))))
        .forEach(load -> loads.put(load.getKey(), load.getValue()));
    return loads;
  }
}
