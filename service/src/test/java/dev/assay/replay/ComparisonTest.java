package dev.assay.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.intake.Intake;
import dev.assay.intake.reference.ReferenceData;
import dev.assay.model.Lead;
import dev.assay.replay.Verdict.Difference;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where leads differ. */
final class ComparisonTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Intake INTAKE = new Intake(ReferenceData.bundled());

  private static Lead lead(String json) throws java.io.IOException {
    JsonNode sent = JSON.readTree(json);
    return INTAKE.read(sent).lead();
  }

  @Test
  void compare_sameLead_findsNothing() throws java.io.IOException {
    String sent = "{\"name\":\"Jane Miller\",\"email\":\"jane@acme.com\"}";

    assertThat(new Comparison().compare(lead(sent), lead(sent)).differences()).isEmpty();
  }

  @Test
  void compare_otherTitle_namesEveryPath() throws java.io.IOException {
    Lead recorded = lead("{\"job_title\":\"Head of IT\"}");
    Lead replayed = lead("{\"job_title\":\"CEO\"}");

    List<Difference> differences = new Comparison().compare(recorded, replayed).differences();

    assertThat(differences)
        .containsExactly(
            new Difference("lead.job.seniority", "head", "chief"),
            new Difference("lead.job.title", "Head of IT", "CEO"));
  }
}
