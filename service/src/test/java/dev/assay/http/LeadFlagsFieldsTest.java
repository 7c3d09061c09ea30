package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fields of a lead, by every key that the LeadFlags manual names. */
@ExtendWith(NodeExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LeadFlagsFieldsTest {
  private final TestNode node;
  private final String key;

  LeadFlagsFieldsTest(TestNode node) {
    this.node = node;
    key = node.key(node.tenant(Plan.GROWTH), Role.INTEGRATOR);
  }

  @ParameterizedTest
  @CsvSource({
    "name, name fullName first_name last_name contact, Ana Silva",
    "email, email e-mail mail emailAddress, ana@acme-labs.com",
    "phone, phone telephone mobile phoneNumber cellPhone, +34987654321",
    "message, message body notes comment content, We need forty desks in May",
    "source, source utm_source lead_source channel, website",
    "country, country geo countryCode country_iso, ES",
    "job_title, job_title title position role, Consultant",
    "industry, industry sector vertical, Logistics",
    "company_size, company_size companysize size employees, 1-10",
    "website, website url homepage domain, acme-labs.com"
  })
  void key_ofTheManual_isRecognizedInEverySpelling(String field, String keys, String value) {
    for (String accepted : keys.split(" ", -1)) {
      for (String spelling :
          List.of(
              accepted,
              accepted.toUpperCase(Locale.ROOT),
              accepted.replace('_', '-'),
              accepted.replace('-', '_'))) {
        JsonNode read = normalize("{\"" + spelling + "\":\"" + value + "\"}");

        assertThat(read.at("/canonical_lead/" + field).asText()).as(spelling).isEqualTo(value);
        assertThat(read.at("/detected_fields/" + field + "/source").asText()).isEqualTo(spelling);
        assertThat(read.at("/detected_fields/" + field + "/method").asText()).isEqualTo("synonym");
      }
    }
  }

  @Test
  void name_sentInTwoParts_isCombined() {
    JsonNode read = normalize("{\"last_name\":\"Silva\",\"first_name\":\"Ana\"}");

    assertThat(read.at("/canonical_lead/name").asText()).isEqualTo("Ana Silva");
  }

  @Test
  void lead_nestedInObjectsAndArrays_isRead() {
    JsonNode read =
        normalize(
            "{\"contact\":{\"email\":\"ana@acme-labs.com\"},"
                + "\"answers\":[{\"name\":\"phone\",\"value\":\"+34987654321\"}]}");

    assertThat(read.at("/canonical_lead/email").asText()).isEqualTo("ana@acme-labs.com");
    assertThat(read.at("/canonical_lead/phone").asText()).isEqualTo("+34987654321");
  }

  @Test
  void map_ofAPath_isFollowed() {
    JsonNode read =
        normalize(
            "{\"form\":{\"q1\":\"ana@acme-labs.com\"},\"_leadflags_map\":{\"form.q1\":\"email\"}}");

    assertThat(read.at("/detected_fields/email/source").asText()).isEqualTo("form.q1");
    assertThat(read.at("/detected_fields/email/method").asText()).isEqualTo("explicit_map");
  }

  @Test
  void key_notOfTheManual_isUnrecognizedAndChangesNothing() {
    String lead = "\"email\":\"ana@acme-labs.com\",\"phone\":\"+34987654321\"";

    JsonNode plain = score("{" + lead + "}");
    JsonNode more = score("{" + lead + ",\"favourite_colour\":\"green\"}");

    assertThat(more.get("unrecognized_fields").toString()).isEqualTo("[\"favourite_colour\"]");
    assertThat(more.get("score")).isEqualTo(plain.get("score"));
    assertThat(more.get("risk_flags")).isEqualTo(plain.get("risk_flags"));
  }

  @Test
  void industryAndCompanySize_areRecognizedAndNotScored() {
    String lead = "\"email\":\"ana@acme-labs.com\"";

    JsonNode plain = score("{" + lead + "}");
    JsonNode more = score("{" + lead + ",\"sector\":\"Logistics\",\"employees\":\"250\"}");

    assertThat(more).isEqualTo(plain);
  }

  @Test
  void jobTitle_senior_raisesTheScoreWithoutAFlag() {
    String lead = "\"email\":\"ana@acme-labs.com\"";

    JsonNode plain = score("{" + lead + ",\"title\":\"Consultant\"}");
    JsonNode senior = score("{" + lead + ",\"title\":\"Chief Executive Officer\"}");

    assertThat(senior.get("score").asInt()).isGreaterThan(plain.get("score").asInt());
    assertThat(senior.get("positive_signals")).isEqualTo(plain.get("positive_signals"));
    assertThat(senior.get("risk_flags")).isEqualTo(plain.get("risk_flags"));
  }

  @Test
  void country_languageCode_isFlaggedAndInferredFromThePhone() {
    JsonNode flags = score("{\"country\":\"EN\",\"phone\":\"+31612345678\"}").get("risk_flags");

    assertThat(flags.toString()).contains("invalid_country").doesNotContain("country_phone_");
  }

  private JsonNode normalize(String lead) {
    return node.http.post("/api/normalize-lead", key, lead).json();
  }

  private JsonNode score(String lead) {
    return node.http.post("/api/score-lead", key, lead).json();
  }
}
