package dev.assay.http;

import dev.assay.audit.Who;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.diff.Change;
import dev.assay.drafts.Draft;
import dev.assay.drafts.Step;
import dev.assay.drafts.Submission;
import dev.assay.drafts.Submission.Approval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes drafts, and what one text means that another does not. */
final class DraftJson {

  private DraftJson() {}

  static void write(Draft draft, CanonicalWriter out) {
    begin(draft, out);
    out.endObject();
  }

  /** The same with all that was done to it. */
  static void write(Draft draft, List<Step> steps, CanonicalWriter out) {
    begin(draft, out);
    out.key("steps").beginArray();
    for (Step step : steps) {
      out.beginObject().key("step").value(step.kind().json());
      who(out, "by", step.who());
      out.key("on").value(step.at().toString()).key("detail").value(step.detail()).endObject();
    }
    out.endArray().endObject();
  }

  private static void begin(Draft draft, CanonicalWriter out) {
    out.beginObject().key("draft_id").value(draft.id().toString());
    out.key("pack").value(draft.line().pack()).key("line").value(draft.line().json());
    Json.text(out.key("from"), draft.from());
    out.key("state").value(draft.state().json());
    who(out, "created_by", draft.createdBy());
    out.key("created_on").value(draft.createdOn().toString());
    out.key("changed_on").value(draft.changedOn().toString()).key("submission");
    submission(draft.submission(), out);
  }

  private static void submission(@Nullable Submission submission, CanonicalWriter out) {
    if (submission == null) {
      out.nullValue();
      return;
    }
    out.beginObject().key("version").value(submission.version());
    out.key("note").value(submission.note()).key("pack_hash").value(submission.packHash());
    out.key("cases_hash").value(submission.casesHash());
    who(out, "by", submission.by());
    out.key("on").value(submission.on().toString()).key("approval");
    Approval approval = submission.approval();
    if (approval == null) {
      out.nullValue();
    } else {
      out.beginObject();
      who(out, "by", approval.by());
      out.key("on").value(approval.on().toString());
      out.key("drift_accepted").value(approval.driftAccepted()).endObject();
    }
    out.endObject();
  }

  private static void who(CanonicalWriter out, String name, Who who) {
    out.key(name).value(who.name());
  }

  /** {@code {"pack", "from", "to", "changes": [...]}}. */
  static CanonicalWriter diff(String pack, String from, String to, List<Change> changes) {
    CanonicalWriter out = new CanonicalWriter().beginObject().key("pack").value(pack);
    out.key("from").value(from).key("to").value(to).key("changes").beginArray();
    for (Change change : changes) {
      out.beginObject().key("subject").value(change.subject().json());
      out.key("change").value(change.kind().json()).key("name").value(change.name());
      out.key("says").value(change.says());
      Json.text(out.key("before"), change.before());
      Json.text(out.key("after"), change.after());
      Json.texts(out.key("added"), change.added());
      Json.texts(out.key("removed"), change.removed());
      out.endObject();
    }
    return out.endArray().endObject();
  }
}
