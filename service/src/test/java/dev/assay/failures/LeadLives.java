package dev.assay.failures;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Leads and what happens to them, the same for the same seed.
 *
 * @param until after all that happens
 */
record LeadLives(List<ObjectNode> leads, List<Activity> activities, Instant until) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> TITLES =
      List.of("Founder", "VP Operations", "Head of IT", "Software Engineer", "Intern");
  private static final List<String> KINDS =
      List.of(
          "page_view",
          "page_view",
          "page_view",
          "email_open",
          "email_open",
          "email_click",
          "pricing_page_visit",
          "form_submit",
          "email_reply",
          "call",
          "call_connected",
          "demo_request",
          "email_bounce",
          "meeting_booked");
  private static final int SECONDS = 40 * 24 * 3_600;

  /** Something that happens to a lead. */
  record Activity(int lead, String id, String type, Instant at) {
    String json() {
      return JSON.objectNode()
          .put("type", type)
          .put("at", at.toString())
          .put("activity_id", id)
          .toString();
    }
  }

  /** So many leads with so many activities each, in no order. */
  static LeadLives of(int leads, int each, Instant until) {
    Random random = new Random(20261122);
    List<ObjectNode> known = new ArrayList<>();
    List<Activity> activities = new ArrayList<>();
    for (int i = 0; i < leads; i++) {
      known.add(
          JSON.objectNode()
              .put("job_title", TITLES.get(random.nextInt(TITLES.size())))
              .put("company_size", Integer.toString(10 + random.nextInt(500)))
              .put("industry", "Manufacturing"));
      for (int j = 0; j < each; j++) {
        String type = KINDS.get(j == 0 ? 0 : random.nextInt(KINDS.size()));
        Instant at = until.minusSeconds(1 + random.nextInt(SECONDS));
        activities.add(new Activity(i, i + "-" + j, type, at));
      }
    }
    Collections.shuffle(activities, random);
    return new LeadLives(known, activities, until);
  }

  /** A lead with all that happened to it, in order. */
  ObjectNode ordered(int lead) {
    ObjectNode whole = leads.get(lead).deepCopy().put("status", "new");
    ArrayNode happened = whole.putArray("activities");
    activities.stream()
        .filter(each -> each.lead() == lead)
        .sorted(Comparator.comparing(Activity::at).thenComparing(Activity::id))
        .forEach(
            each -> happened.addObject().put("type", each.type()).put("at", each.at().toString()));
    return whole;
  }
}
