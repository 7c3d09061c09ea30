package dev.assay.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.intake.Detection.Found;
import dev.assay.intake.reference.ReferenceData;
import dev.assay.model.Agreement;
import dev.assay.model.CountryOrigin;
import dev.assay.model.NameTrace;
import dev.assay.model.PhoneLength;
import dev.assay.model.Seniority;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class IntakeTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Intake INTAKE = new Intake(ReferenceData.bundled());

  @Test
  void read_completeLead() throws IOException {
    Reading reading =
        read(
            """
            {"name":"Alex","email":"alex@fastgrowth-labs.co","phone":"+44 7700 900123",
             "company":"FastGrowth Labs","job_title":"Consultant","industry":"Growth Consulting",
             "company_size":"1-10","country":"UK","source":"facebook_ads",
             "message":"Hi, looking for more info."}
            """);

    assertThat(reading.lead().name().words()).isEqualTo(1);
    assertThat(reading.lead().email().company()).isEqualTo("fastgrowth-labs.co");
    assertThat(reading.lead().phone().readable()).isTrue();
    assertThat(reading.lead().phone().length()).isEqualTo(PhoneLength.POSSIBLE);
    assertThat(reading.lead().phone().assigned()).isFalse();
    assertThat(reading.lead().country().origin()).isEqualTo(CountryOrigin.SENT);
    assertThat(reading.lead().job().seniority()).isEqualTo(Seniority.SPECIALIST);
    assertThat(reading.lead().identity().nameInEmail()).isEqualTo(NameTrace.FULL);
    assertThat(reading.lead().identity().phoneInCountry()).isEqualTo(Agreement.YES);
    assertThat(reading.detection().unrecognized()).containsExactly("company");
    assertThat(reading.detection().normalized())
        .contains(entry(Field.PHONE, "+447700900123"), entry(Field.COUNTRY, "GB"));
    assertThat(reading.detection().found())
        .contains(entry(Field.EMAIL, new Found("email", Method.SYNONYM)));
  }

  private static Reading read(String json) throws IOException {
    JsonNode lead = JSON.readTree(json);
    return INTAKE.read(lead);
  }
}
