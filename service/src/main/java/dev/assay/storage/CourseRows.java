package dev.assay.storage;

import dev.assay.weights.Owners.Owner;
import dev.assay.workflow.Act;
import dev.assay.workflow.ActKind;
import dev.assay.workflow.Consequence;
import dev.assay.workflow.Course;
import dev.assay.workflow.Rota;
import java.time.Instant;
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

  /**
   * The lead's row is held by now, and stays so.
   *
   * @param at the clock of the score it follows from
   */
  void carryOut(Consequence consequence, Instant at) {
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
    OwnerRows owners = new OwnerRows(handle, consequence.tenantId());
    UUID lead = consequence.lead();
    // By now, for a person may have given it to somebody else since it was read.
    String owner = owners.ownerOf(lead);
    if (owner != null && after.open() != before.open()) {
      owners.add(owner, after.open() ? 1 : -1);
    }
    if (owner != null) {
      return;
    }
    Consequence.Assignment assignment = consequence.assignment();
    boolean waits = consequence.waits();
    if (assignment != null) {
      waits = !assign(owners, consequence, assignment);
    }
    Integer priority = after.priority();
    if (waits) {
      owners.waits(lead, priority == null ? 0 : priority, at);
    } else {
      owners.waitsNoLonger(lead);
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

  /** Whether somebody has room; else the lead stays nobody's. */
  private boolean assign(
      OwnerRows rows, Consequence consequence, Consequence.Assignment assignment) {
    Map<String, Rota.Load> loads = rows.hold(OwnerRows.names(assignment.owners()));
    Optional<Owner> next = Rota.next(assignment.owners(), loads);
    if (next.isEmpty()) {
      return false;
    }
    if (insert(INSERT_ACT + " on conflict do nothing", consequence, assignment.act()) > 0) {
      String owner = next.get().owner();
      long turn = loads.values().stream().mapToLong(Rota.Load::turn).max().orElse(0) + 1;
      boolean open = consequence.after().open();
      rows.assign(consequence.lead(), open, owner, turn, assignment.act().at());
      SqlEventStore.insert(handle, assignment.event().apply(owner));
    }
    return true;
  }
}
