package dev.assay.http;

import dev.assay.canonical.CanonicalWriter;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.leads.Activity;
import dev.assay.leads.LeadReader;
import dev.assay.leads.LeadStore.ActivityPlace;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hands out what is kept of a lead beside the decisions about it. Blocks. */
record KeptLeadExport(LeadReader leads, UUID tenantId, String leadId) {
  private static final int PAGE = 200;

  /** The lead with all that happened to it; null where only decisions know it, or nobody. */
  byte @Nullable [] json() {
    try {
      LeadReader.Lead lead = leads.get(tenantId, leadId);
      CanonicalWriter out = new CanonicalWriter(8192).beginObject();
      out.key("lead").embed(LeadScoreJson.whole(lead, leads.done(lead)).toBytes());
      activities(out.key("activities").beginArray());
      return out.endArray().endObject().toBytes();
    } catch (ServiceException e) {
      if (e.code() == ErrorCode.NOT_FOUND) {
        return null;
      }
      throw e;
    }
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
