package dev.assay.ruletests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.intake.Intake;
import dev.assay.model.Lead;
import dev.assay.model.Seniority;
import dev.assay.rules.IdealCustomer;
import dev.assay.rules.Measures;
import dev.assay.rules.RulePack;
import dev.assay.rules.Scorecard;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The pack that ranks leads by who they are and what they did. */
final class CrmScoreTest {
  private static final PackCases CASES = PackCases.of("crm-score", "1.0.0", "crm-score");
  private static final RulePack PACK = CASES.pack();
  private static final Intake INTAKE = PackCases.INTAKE;
  private static final IdealCustomer EXACTLY_IT =
      new IdealCustomer(
          new TreeSet<>(Set.of(Seniority.OWNER)),
          new TreeSet<>(Set.of("manufacturing")),
          300,
          300,
          new TreeSet<>(Set.of("DE")));

  @AfterAll
  static void release() {
    CASES.close();
  }

  @Test
  void cases_allPass_andFireEveryRule() {
    CASES.assertPassAndFireEveryRule();
  }

  @Test
  void factors_haveHitsAndNearMissesOfTheirOwn() {
    CASES.assertHitsAndNearMissesOfEveryFactor();
  }

  /**
   * fit 14 + 10 + 10 + 6 = 40; intent 22 + 14 + 10 = 46, capped at 35; engagement 14 x 0.5 + 6 x
   * 0.2 + 6 = 14.2; negative -20 - 15 = -35, capped at -30: 40 + 35 + 14.2 - 30 = 59.2.
   */
  @Test
  void caps_areRowsOfTheWaterfall() {
    Instant now = Instant.parse("2026-06-01T12:00:00Z");
    ObjectNode lead =
        JsonNodeFactory.instance
            .objectNode()
            .put("job_title", "Founder")
            .put("company_size", "300")
            .put("industry", "Manufacturing")
            .put("country", "DE")
            .put("email", "jane@");
    ArrayNode activities = lead.putArray("activities");
    List.of(
            "demo_request",
            "pricing_page_visit",
            "pricing_page_visit",
            "form_submit",
            "email_reply",
            "email_bounce")
        .forEach(kind -> activities.addObject().put("type", kind).put("at", now.toString()));
    Measures by = PACK.terms().measures().with(EXACTLY_IT);

    Lead read = INTAKE.read(lead, PACK.parts(), by, now).lead();
    Scorecard card = PACK.score(read, PACK.terms());

    assertThat(card.waterfall())
        .extracting(row -> row.row() + " " + Math.round(row.points() * 10) / 10.0)
        .containsExactly(
            "base 0.0",
            "email_bounced -20.0",
            "invalid_contact -15.0",
            "job_title_match 14.0",
            "company_size_match 10.0",
            "industry_match 10.0",
            "geography_match 6.0",
            "demo_request 22.0",
            "pricing_page_visit 14.0",
            "high_value_answers 10.0",
            "email_reply 7.0",
            "repeat_visits 1.2",
            "recency 6.0",
            "cap:intent -11.0",
            "cap:negative 5.0",
            "clamp 0.0",
            "rounding -0.2");
    assertThat(card.score()).isEqualTo(59);
  }

  @Test
  void isSufficient_onlyWhereSomethingIsKnown() {
    assertThat(PACK.score(Lead.ABSENT, PACK.terms()).isSufficient()).isFalse();
    ObjectNode unfit = JsonNodeFactory.instance.objectNode().put("email", "jane@");
    Lead read = INTAKE.read(unfit, PACK.parts(), PACK.terms().measures(), Instant.EPOCH).lead();
    Scorecard card = PACK.score(read, PACK.terms());

    assertThat(card.score()).isZero();
    assertThat(card.isSufficient()).isTrue();
  }
}
