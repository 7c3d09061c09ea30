package dev.assay.storage;

import dev.assay.audit.Who;
import dev.assay.canonical.Bytes;
import dev.assay.leads.Activity;
import dev.assay.leads.ScoreOverride;
import dev.assay.leads.Snapshot;
import dev.assay.leads.StoredLead;
import dev.assay.model.ActivityKind;
import dev.assay.workflow.Course;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads rows of leads, their overrides and their activities. */
final class LeadRow {
  private LeadRow() {}

  static StoredLead read(ResultSet row) throws SQLException {
    return new StoredLead(
        row.getObject("lead_id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        Bytes.of(row.getBytes("external_id")),
        Bytes.of(row.getBytes("payload")),
        bytes(row, "enrichment"),
        row.getString("status"),
        Times.get(row, "created_on"),
        row.getLong("revision"),
        row.getLong("scored_revision"),
        snapshot(row),
        course(row),
        override(row));
  }

  private static @Nullable Snapshot snapshot(ResultSet row) throws SQLException {
    Instant updatedOn = Times.find(row, "score_updated_on");
    if (updatedOn == null) {
      return null;
    }
    Integer total = row.getObject("score_total", Integer.class);
    UUID override = row.getObject("override_id", UUID.class);
    return new Snapshot(
        total,
        row.getString("score_band"),
        row.getString("recommended_action"),
        row.getObject("score_computed", Integer.class),
        row.getString("computed_band"),
        row.getString("computed_action"),
        row.getString("score_version"),
        updatedOn,
        row.getObject("decision_id", UUID.class),
        row.getBoolean("overridden") ? override : null);
  }

  private static Course course(ResultSet row) throws SQLException {
    String nurture = row.getString("nurture");
    return new Course(
        row.getLong("crossing"),
        row.getString("settled_band"),
        row.getString("previous_band"),
        row.getBoolean("rose"),
        Times.find(row, "settled_on"),
        row.getBoolean("is_open"),
        row.getString("owner"),
        Times.find(row, "assigned_on"),
        row.getObject("queue_priority", Integer.class),
        row.getString("queue"),
        nurture == null ? null : Course.Nurturing.valueOf(nurture.toUpperCase(Locale.ROOT)),
        Times.find(row, "nurture_on"));
  }

  private static @Nullable ScoreOverride override(ResultSet row) throws SQLException {
    UUID id = row.getObject("override_id", UUID.class);
    byte[] reason = row.getBytes("o_reason");
    return id == null || reason == null
        ? null
        : new ScoreOverride(
            id,
            row.getString("o_pack"),
            row.getInt("o_score"),
            Bytes.of(reason),
            new Who(row.getObject("o_key_id", UUID.class), row.getString("o_who")),
            Times.get(row, "o_created_on"),
            Times.find(row, "o_expires_on"));
  }

  static Activity activity(ResultSet row) throws SQLException {
    return new Activity(
        row.getObject("activity_id", UUID.class),
        row.getString("dedupe"),
        ActivityKind.of(row.getString("kind")).orElseThrow(),
        Objects.requireNonNull(Times.get(row, "happened_on")),
        Times.get(row, "logged_on"),
        bytes(row, "details"));
  }

  private static @Nullable Bytes bytes(ResultSet row, String column) throws SQLException {
    byte[] bytes = row.getBytes(column);
    return bytes == null ? null : Bytes.of(bytes);
  }
}
