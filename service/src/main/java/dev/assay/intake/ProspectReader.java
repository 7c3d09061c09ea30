package dev.assay.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.intake.read.CalendarDay;
import dev.assay.intake.read.Moment;
import dev.assay.model.Ages;
import dev.assay.model.Prospect;
import java.util.Locale;
import java.util.OptionalLong;

/** Reads what customer records hold of a contact, under the names that they give it. */
final class ProspectReader {
  private static final long DAY = 24L * 60 * 60 * 1000;

  private ProspectReader() {}

  /**
   * Reads whatever it can; the rest is absent.
   *
   * @param asOf Unix milliseconds at which its age is taken
   */
  static Prospect read(JsonNode lead, long asOf) {
    String email = text(lead, "email");
    String company = text(lead, "company");
    String industry = text(lead, "industry");
    String jobTitle = text(lead, "job_title", "jobtitle");
    int filled =
        filled(email)
            + filled(text(lead, "first_name", "firstname"))
            + filled(text(lead, "last_name", "lastname"))
            + filled(company)
            + filled(jobTitle)
            + filled(text(lead, "phone"))
            + filled(text(lead, "city"))
            + filled(text(lead, "country"))
            + filled(industry);
    OptionalLong created = Moment.read(text(lead, "create_date"));
    OptionalLong noted = Moment.read(text(lead, "notes_last_updated"));
    return new Prospect(
        email,
        company,
        industry,
        jobTitle.toLowerCase(Locale.ROOT),
        text(lead, "lead_status").toLowerCase(Locale.ROOT),
        filled,
        count(lead, "email_open_count"),
        count(lead, "email_click_count"),
        count(lead, "num_deals"),
        created.isPresent(),
        days(created, asOf),
        noted.isPresent(),
        days(noted, asOf));
  }

  /** How old it is, by dates in more forms than a {@link Prospect} has them. */
  static Ages ages(JsonNode lead, long asOf) {
    OptionalLong created = CalendarDay.read(text(lead, "create_date"));
    OptionalLong noted = CalendarDay.read(text(lead, "notes_last_updated"));
    return new Ages(created.isPresent(), days(created, asOf), noted.isPresent(), days(noted, asOf));
  }

  private static String text(JsonNode lead, String name, String other) {
    String text = text(lead, name);
    return text.isEmpty() ? text(lead, other) : text;
  }

  private static String text(JsonNode lead, String name) {
    JsonNode value = lead.get(name);
    if (value == null) {
      return "";
    }
    return value.isTextual() || value.isIntegralNumber() ? value.asText() : "";
  }

  private static double count(JsonNode lead, String name) {
    JsonNode value = lead.get(name);
    return value != null && value.isNumber() ? Math.max(0, value.doubleValue()) : 0;
  }

  private static int filled(String text) {
    return text.isEmpty() ? 0 : 1;
  }

  /** Whole days that have passed; a day that has begun does not count. */
  private static int days(OptionalLong since, long asOf) {
    return since.isPresent()
        ? (int) Math.max(Integer.MIN_VALUE, (asOf - since.getAsLong()) / DAY)
        : 0;
  }
}
