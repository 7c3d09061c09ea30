package dev.assay.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mapping of public data that the docs show, as shown. */
@ExtendWith(NodeExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PublicLeadsTest {
  private static final Path MAPPING = Path.of("../docs/mapping-public-leads.json");
  private static final JsonMapper JSON = new JsonMapper();

  private final TestNode node;
  private final String key;

  PublicLeadsTest(TestNode node) {
    this.node = node;
    key = node.key(node.tenant(Plan.UNLIMITED), Role.INTEGRATOR, Role.ANALYST);
  }

  @BeforeAll
  void map() throws IOException {
    Http.Reply kept =
        node.http.send(
            "PUT",
            "/v1/settings/mapping",
            Files.readString(MAPPING),
            "X-API-Key",
            key,
            "Content-Type",
            "application/json");
    assertThat(kept.status()).as(kept.body()).isEqualTo(200);
  }

  /**
   * Points by hand. A reference: specialist 3.5, industry 7.5, geography 4.5; demo 22, form 10, two
   * looks within 350 seconds are one 4, of 36 are 35; call 10, one reply 7, opened 1, recency 6, of
   * 24: 74.5. Somebody who reads for half an hour: 12; form 10, prices 14, intent 8; 3 visits and 2
   * of prices 4.8, clicked 3, recency 6: 57.8. A placeholder is no answer: recency 6, one page 0.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "Lead Add Form | Reference | No | - | 350 | Email Opened | Mumbai | Banking | Working Professional | 75 | hot",
        "Landing Page Submission | Google | No | 3.0 | 1800.0 | Email Link Clicked | Mumbai | Banking | Unemployed | 58 | warm",
        "Landing Page Submission | Google | Yes | 3.0 | 1800.0 | Email Opened | Mumbai | Banking | Unemployed | 29 | cold",
        "API | Olark Chat | No | 1.0 | 0 | Page Visited on Website | Select | Select | Select | 7 | cold",
        "API | Olark Chat | No | 0 | 299 | SMS Sent | Select | Select | - | - | -",
        "API | Google | No | 0 | 0 | Email Bounced | Select | Select | Unemployed | 0 | cold",
      })
  void score_ofALead(
      String origin,
      String source,
      String doNotEmail,
      String visits,
      String time,
      String last,
      String city,
      String specialization,
      String occupation,
      Integer total,
      String band) {
    ObjectNode lead = JSON.createObjectNode();
    lead.put("Lead Origin", origin).put("Lead Source", source).put("Do Not Email", doNotEmail);
    lead.put("TotalVisits", visits).put("Total Time Spent on Website", time);
    lead.put("Last Activity", last).put("City", city).put("Specialization", specialization);
    lead.put("What is your current occupation", occupation);

    JsonNode score =
        node.http
            .send(
                "PUT",
                "/v1/leads/" + UUID.nameUUIDFromBytes(lead.toString().getBytes(UTF_8)),
                lead.toString(),
                "X-API-Key",
                key,
                "Content-Type",
                "application/json")
            .json();

    assertThat(score.path("score_total").isNull() ? null : score.path("score_total").intValue())
        .as(score.toString())
        .isEqualTo(total);
    assertThat(score.path("score_band").isNull() ? null : score.path("score_band").asText())
        .isEqualTo(band);
  }
}
