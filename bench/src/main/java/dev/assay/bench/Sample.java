package dev.assay.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The lead that is measured with: a business lead with every usual field. */
final class Sample {
  static final String JSON =
      "{\"name\":\"Alex Kim\",\"email\":\"alex.kim@fastgrowth-labs.co\",\"phone\":\"+44 7700 900123\","
          + "\"company\":\"FastGrowth Labs\",\"job_title\":\"Head of Sales\",\"industry\":\"Growth Consulting\","
          + "\"company_size\":\"11-50\",\"country\":\"UK\",\"source\":\"facebook_ads\","
          + "\"website\":\"https://fastgrowth-labs.co\",\"message\":\"Hi, we are 40 people in London and look for"
          + " pricing of your yearly plan, can we talk next week?\"}";

  /** A lead of the Conturs service with every field that its factors read. */
  static final String PROSPECT =
      "{\"email\":\"alex.kim@fastgrowth-labs.co\",\"first_name\":\"Alex\",\"last_name\":\"Kim\","
          + "\"company\":\"FastGrowth Labs\",\"job_title\":\"Head of Sales\",\"phone\":\"+44 7700 900123\","
          + "\"city\":\"London\",\"country\":\"UK\",\"industry\":\"Consulting\",\"lead_status\":\"qualified\","
          + "\"email_open_count\":4,\"email_click_count\":1,\"num_deals\":1,\"create_date\":\"2026-10-01\","
          + "\"notes_last_updated\":\"2026-11-01T10:00:00Z\"}";

  private static final int LEADS = 2_000;

  private Sample() {}

  /** Leads like the sample, no two of the same person, company or number. */
  static List<byte[]> leads() {
    List<byte[]> leads = new ArrayList<>();
    for (int i = 0; i < LEADS; i++) {
      String letters = "" + (char) ('a' + i % 26) + "e" + (char) ('a' + i / 26 % 26) + "o";
      leads.add(
          JSON.replace("Alex Kim", "Alex Kim" + letters)
              .replace("alex.kim@", "alex.kim" + letters + "@")
              .replace("fastgrowth-", letters + "growth" + i + "-")
              .replace("900123", Integer.toString(900_000 + i))
              .getBytes(StandardCharsets.UTF_8));
    }
    return leads;
  }

  static ObjectNode tree() {
    try {
      return (ObjectNode) new ObjectMapper().readTree(JSON);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
