package dev.assay.storage;

import dev.assay.audit.Who;
import dev.assay.drafts.Draft;
import dev.assay.drafts.GateRecord;
import dev.assay.drafts.Step;
import dev.assay.drafts.Submission;
import dev.assay.packs.Line;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of drafts, and of what hangs on them. */
final class DraftRow {

  private DraftRow() {}

  static void insert(Handle handle, Draft draft) {
    handle.execute(
        """
        insert into drafts
          (draft_id, owner, pack, origin, revision, created_key, created_by, created_on, changed_on)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        draft.id(),
        draft.line().owner(),
        draft.line().pack(),
        draft.from(),
        draft.revision(),
        draft.createdBy().keyId(),
        draft.createdBy().name(),
        Times.toSql(draft.createdOn()),
        Times.toSql(draft.changedOn()));
  }

  /** Writes what changes of a draft: its revision and what was submitted. */
  static void update(Handle handle, Draft draft) {
    Submission submission = draft.submission();
    Submission.Approval approval = submission == null ? null : submission.approval();
    handle.execute(
        """
        update drafts set revision = ?, changed_on = ?, version = ?, note = ?, pack_hash = ?,
          cases_hash = ?, submitted_key = ?, submitted_by = ?, submitted_on = ?,
          approved_key = ?, approved_by = ?, approved_on = ?, drift_accepted = ?, published_on = ?
        where draft_id = ?
        """,
        draft.revision(),
        Times.toSql(draft.changedOn()),
        submission == null ? null : submission.version(),
        submission == null ? null : submission.note(),
        submission == null ? null : submission.packHash(),
        submission == null ? null : submission.casesHash(),
        submission == null ? null : submission.by().keyId(),
        submission == null ? null : submission.by().name(),
        submission == null ? null : Times.toSql(submission.on()),
        approval == null ? null : approval.by().keyId(),
        approval == null ? null : approval.by().name(),
        approval == null ? null : Times.toSql(approval.on()),
        approval == null ? null : approval.driftAccepted(),
        submission == null ? null : Times.toSql(submission.publishedOn()),
        draft.id());
  }

  static Draft read(ResultSet row) throws SQLException {
    return new Draft(
        row.getObject("draft_id", UUID.class),
        new Line(row.getObject("owner", UUID.class), row.getString("pack")),
        row.getString("origin"),
        row.getLong("revision"),
        who(row, "created"),
        Times.get(row, "created_on"),
        Times.get(row, "changed_on"),
        submission(row));
  }

  private static @Nullable Submission submission(ResultSet row) throws SQLException {
    String version = row.getString("version");
    if (version == null) {
      return null;
    }
    return new Submission(
        version,
        row.getString("note"),
        row.getString("pack_hash"),
        row.getString("cases_hash"),
        who(row, "submitted"),
        Times.get(row, "submitted_on"),
        approval(row),
        Times.find(row, "published_on"));
  }

  private static Submission.@Nullable Approval approval(ResultSet row) throws SQLException {
    return row.getString("approved_by") == null
        ? null
        : new Submission.Approval(
            who(row, "approved"), Times.get(row, "approved_on"), row.getBoolean("drift_accepted"));
  }

  static Step step(ResultSet row) throws SQLException {
    return new Step(
        Step.Kind.of(row.getString("kind")),
        new Who(row.getObject("key_id", UUID.class), row.getString("who")),
        Times.get(row, "made_on"),
        row.getString("detail"));
  }

  static GateRecord gate(ResultSet row) throws SQLException {
    return new GateRecord(
        row.getString("pack_hash"),
        row.getString("cases_hash"),
        Times.get(row, "checked_on"),
        row.getBoolean("passed"),
        row.getBoolean("within_drift"),
        row.getString("report"));
  }

  private static Who who(ResultSet row, String what) throws SQLException {
    return new Who(row.getObject(what + "_key", UUID.class), row.getString(what + "_by"));
  }
}
