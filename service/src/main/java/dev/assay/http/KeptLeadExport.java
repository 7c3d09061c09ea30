package dev.assay.http;

import dev.assay.canonical.Bytes;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.leads.Activity;
import dev.assay.leads.LeadReader;
import dev.assay.leads.LeadStore.ActivityPlace;
import dev.assay.leads.OverridingBeside;
import dev.assay.outcomes.HeldOutcomes;
import dev.assay.outcomes.StoredOutcome;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hands out what is kept of a lead beside the decisions about it. Blocks. */
record KeptLeadExport(
    LeadReader leads,
    OverridingBeside overriding,
    HeldOutcomes outcomes,
    UUID tenantId,
    String leadId) {
  private static final int PAGE = 200;

  /** The lead with all that happened to it; null where only decisions know it, or nobody. */
  @Nullable Bytes json() {
    try {
      LeadReader.Lead lead = leads.get(tenantId, leadId);
      CanonicalWriter out = new CanonicalWriter(8192).beginObject();
      out.key("lead").embed(LeadScoreJson.whole(lead, leads.done(lead)).toBytes());
      activities(out.key("activities").beginArray());
      return Bytes.of(out.endArray().endObject().toBytes());
    } catch (ServiceException e) {
      if (e.code() == ErrorCode.NOT_FOUND) {
        return null;
      }
      throw e;
    }
  }

  /** The scores that people put in place of the lead's, those that ended too. */
  List<Bytes> overrides() {
    return overriding.all(tenantId, leadId).stream().map(KeptLeadExport::override).toList();
  }

  private static Bytes override(OverridingBeside.Told told) {
    CanonicalWriter out = new CanonicalWriter().beginObject();
    out.key("pack").value(told.override().pack()).key("ended").value(told.ended());
    OverrideRoutes.write(out, told.override(), told.reason());
    return Bytes.of(out.endObject().toBytes());
  }

  /** What became of the lead, as it was told; empty where nothing was. */
  List<Bytes> told() {
    return outcomes.of(tenantId, leadId).stream().map(KeptLeadExport::told).toList();
  }

  private static Bytes told(HeldOutcomes.Held held) {
    StoredOutcome outcome = held.outcome();
    CanonicalWriter out = new CanonicalWriter().beginObject();
    out.key("outcome_id").value(outcome.id().toString());
    out.key("client_id").value(outcome.clientId().toString());
    out.key("outcome").value(outcome.outcome().json());
    out.key("at").value(outcome.happenedOn().toString());
    out.key("recorded_on").value(outcome.recordedOn().toString());
    Json.text(out.key("told_by"), outcome.who() == null ? null : outcome.who().name());
    out.key("seen").embed(held.seen().toArray());
    return Bytes.of(out.endObject().toBytes());
  }

  private void activities(CanonicalWriter out) {
    ActivityPlace after = null;
    List<LeadReader.Told> page;
    do {
      page = leads.activities(tenantId, leadId, after, PAGE);
      for (LeadReader.Told told : page) {
        LeadScoreJson.activity(out, told);
        Activity last = told.activity();
        after = new ActivityPlace(last.at(), last.id());
      }
    } while (page.size() == PAGE);
  }
}
