package dev.assay.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.model.Activities;

/** {@link Activities} as a part of {@link LeadJson}; written for packs that look at it alone. */
final class ActivitiesJson {
  private ActivitiesJson() {}

  static void write(Activities activities, CanonicalWriter out) {
    out.beginObject();
    out.key("active").value(activities.active());
    out.key("calls").value(activities.calls());
    out.key("calls_connected").value(activities.callsConnected());
    out.key("days_silent").value(activities.daysSilent());
    out.key("demo_requests").value(activities.demoRequests());
    out.key("email_bounces").value(activities.emailBounces());
    out.key("email_clicks").value(activities.emailClicks());
    out.key("email_opens").value(activities.emailOpens());
    out.key("email_replies").value(activities.emailReplies());
    out.key("emails_received").value(activities.emailsReceived());
    out.key("form_submits").value(activities.formSubmits());
    out.key("known").value(activities.known());
    out.key("meetings_booked").value(activities.meetingsBooked());
    out.key("page_intents").value(activities.pageIntents());
    out.key("page_views").value(activities.pageViews());
    out.key("pricing_page_visits").value(activities.pricingPageVisits());
    out.key("spam_reports").value(activities.spamReports());
    out.key("status").value(activities.status());
    out.key("unsubscribes").value(activities.unsubscribes());
    out.endObject();
  }

  static Activities read(JsonNode json) {
    return json.isMissingNode()
        ? Activities.ABSENT
        : new Activities(
            json.path("page_views").doubleValue(),
            json.path("pricing_page_visits").doubleValue(),
            json.path("demo_requests").doubleValue(),
            json.path("page_intents").doubleValue(),
            json.path("form_submits").doubleValue(),
            json.path("email_opens").doubleValue(),
            json.path("email_clicks").doubleValue(),
            json.path("emails_received").doubleValue(),
            json.path("email_replies").doubleValue(),
            json.path("calls").doubleValue(),
            json.path("calls_connected").doubleValue(),
            json.path("meetings_booked").doubleValue(),
            json.path("email_bounces").doubleValue(),
            json.path("unsubscribes").doubleValue(),
            json.path("spam_reports").doubleValue(),
            json.path("active").booleanValue(),
            json.path("known").booleanValue(),
            json.path("days_silent").intValue(),
            json.path("status").asText());
  }
}
