package dev.assay.http;

import dev.assay.canonical.CanonicalJson;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.leads.FactorRow;
import dev.assay.leads.LeadReader;
import dev.assay.leads.PastScore;
import dev.assay.leads.PastTotal;
import dev.assay.leads.ScoreOverride;
import dev.assay.leads.Snapshot;
import dev.assay.leads.StoredLead;
import dev.assay.workflow.Act;
import dev.assay.workflow.Course;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes leads with a memory for callers. */
final class LeadScoreJson {
  private LeadScoreJson() {}

  /** A lead's score, as whatever changes a lead answers it. */
  static CanonicalWriter score(LeadReader.Lead lead) {
    CanonicalWriter out = new CanonicalWriter().beginObject();
    score(out, lead.kept(), lead.externalId());
    return out;
  }

  private static void score(CanonicalWriter out, StoredLead lead, String externalId) {
    Snapshot snapshot = lead.snapshot();
    out.key("lead_id").value(externalId);
    Json.text(out.key("status"), snapshot == null ? null : snapshot.status());
    number(out, "score_total", snapshot == null ? null : snapshot.total());
    number(out, "score_computed", snapshot == null ? null : snapshot.computed());
    Json.text(out.key("score_band"), snapshot == null ? null : snapshot.band());
    Json.text(out.key("score_version"), snapshot == null ? null : snapshot.version());
    time(out, "score_updated_on", snapshot == null ? null : snapshot.updatedOn());
    Json.text(out.key("recommended_action"), snapshot == null ? null : snapshot.action());
    id(out, "decision_id", snapshot == null ? null : snapshot.decisionId());
    out.key("lead_status").value(lead.status());
    Json.text(out.key("owner"), lead.course().owner());
    if (snapshot != null && snapshot.overrideId() != null) {
      out.key("computed").beginObject();
      number(out, "score", snapshot.computed());
      Json.text(out.key("band"), snapshot.computedBand());
      Json.text(out.key("recommended_action"), snapshot.computedAction());
      out.endObject();
    }
  }

  /** All that is kept of a lead but for its activities and its past scores. */
  static CanonicalWriter whole(LeadReader.Lead lead, List<Act> done) {
    CanonicalWriter out = score(lead);
    out.key("created_on").value(lead.kept().createdOn().toString());
    CanonicalJson.write(lead.payload(), out.key("lead"));
    CanonicalJson.write(lead.enrichment(), out.key("enrichment"));
    course(out.key("workflow"), lead.kept().course(), done);
    ScoreOverride override = lead.kept().override();
    Snapshot snapshot = lead.kept().snapshot();
    out.key("override");
    if (override == null || snapshot == null || snapshot.overrideId() == null) {
      return out.nullValue().endObject();
    }
    OverrideRoutes.write(out.beginObject(), override, lead.overrideReason());
    return out.endObject().endObject();
  }

  private static void course(CanonicalWriter out, Course course, List<Act> done) {
    out.beginObject();
    Json.text(out.key("band"), course.band());
    time(out, "since", course.since());
    Json.text(out.key("owner"), course.owner());
    time(out, "assigned_on", course.assignedOn());
    Json.text(out.key("queue"), course.queue());
    number(out, "queue_priority", course.priority());
    Course.Nurturing nurture = course.nurture();
    Json.text(out.key("nurture"), nurture == null ? null : nurture.json());
    time(out, "nurture_on", course.nurtureOn());
    out.key("acts").beginArray();
    for (Act act : done) {
      out.beginObject().key("act").value(act.kind().json());
      out.key("done_on").value(act.at().toString());
      out.key("decision_id").value(act.decisionId().toString()).endObject();
    }
    out.endArray().endObject();
  }

  /**
   * One of a list.
   *
   * @param scores since a time, where they were asked for
   */
  static void listed(
      CanonicalWriter out, LeadReader.Listed lead, @Nullable List<PastTotal> scores) {
    out.beginObject();
    score(out, lead.kept(), lead.externalId());
    out.key("created_on").value(lead.kept().createdOn().toString());
    if (scores != null) {
      out.key("scores").beginArray();
      for (PastTotal score : scores) {
        out.beginObject().key("at").value(score.at().toString());
        number(out, "score_total", score.total());
        out.endObject();
      }
      out.endArray();
    }
    out.endObject();
  }

  static void activity(CanonicalWriter out, LeadReader.Told told) {
    out.beginObject().key("activity_id").value(told.activity().id().toString());
    out.key("type").value(told.activity().kind().json());
    out.key("at").value(told.activity().at().toString());
    out.key("logged_on").value(told.activity().loggedOn().toString()).key("details");
    if (told.details() == null) {
      out.nullValue();
    } else {
      CanonicalJson.write(told.details(), out);
    }
    out.endObject();
  }

  static void past(CanonicalWriter out, PastScore score) {
    out.beginObject().key("score_updated_on").value(score.at().toString());
    out.key("decision_id").value(score.decisionId().toString());
    out.key("cause").value(score.cause());
    number(out, "score_total", score.total());
    number(out, "score_computed", score.computed());
    Json.text(out.key("score_band"), score.band());
    out.key("score_version").value(score.version());
    id(out, "override_id", score.overrideId());
    out.key("factors").beginArray();
    for (FactorRow row : score.factors()) {
      out.beginObject().key("factor_key").value(row.key());
      out.key("factor_category").value(row.category());
      out.key("points").value(row.points()).endObject();
    }
    out.endArray().endObject();
  }

  private static void number(CanonicalWriter out, String key, @Nullable Integer number) {
    out.key(key);
    if (number == null) {
      out.nullValue();
    } else {
      out.value(number);
    }
  }

  private static void time(CanonicalWriter out, String key, @Nullable Instant time) {
    Json.text(out.key(key), time == null ? null : time.toString());
  }

  private static void id(CanonicalWriter out, String key, @Nullable UUID id) {
    Json.text(out.key(key), id == null ? null : id.toString());
  }
}
