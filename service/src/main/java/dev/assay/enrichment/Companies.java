package dev.assay.enrichment;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.intake.Intake;
import dev.assay.model.Lead;
import dev.assay.similarity.LeadCompany;
import dev.assay.similarity.Traits;
import java.util.Collection;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads what is said of a company, by a lead or by a source: six fields, and of a source's answer
 * nothing else. Whatever has the wrong type says nothing.
 */
final class Companies {
  /** So many fields there are. */
  static final int FIELDS = 6;

  private static final int LONGEST = 200;

  /** All that is read of a source's answer. */
  private static final Set<String> ANSWERED =
      Set.of(
          "industry",
          "company_size",
          "company_industry",
          "employees",
          "employee_count",
          "employee_range",
          "number_of_employees",
          "headcount",
          "country",
          "country_code",
          "tech_stack",
          "technologies",
          "tech",
          "funding_stage",
          "funding_round",
          "last_funding_round",
          "funding",
          "growth_signals",
          "growth");

  private final Supplier<Intake> intake;

  Companies(Supplier<Intake> intake) {
    this.intake = intake;
  }

  /**
   * What is said.
   *
   * @param domain of the company; empty where it is not known, or a provider's of addresses
   * @param fields by names that the intake knows
   */
  record Company(String domain, ObjectNode fields) {}

  /** What a source says. */
  ObjectNode answer(ObjectNode answer) {
    return read(answer.deepCopy().retain(ANSWERED)).fields();
  }

  /** What a lead says. */
  Company read(ObjectNode said) {
    Lead lead = intake.get().read(said).lead();
    LeadCompany company = LeadCompany.of(lead, said, Set.of());
    Traits traits = company.traits();
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    text(fields, "industry", lead.company().industry());
    text(fields, "country", traits.country());
    text(fields, "funding_stage", traits.fundingStage());
    if (traits.employees() > 0) {
      fields.put("company_size", Integer.toString(traits.employees()));
    }
    texts(fields, "tech_stack", traits.techStack());
    texts(fields, "growth_signals", traits.growthSignals());
    return new Company(company.domain(), fields);
  }

  private static void text(ObjectNode fields, String name, String text) {
    if (!text.isEmpty() && text.length() <= LONGEST) {
      fields.put(name, text);
    }
  }

  private static void texts(ObjectNode fields, String name, Collection<String> texts) {
    if (!texts.isEmpty()) {
      ArrayNode array = fields.putArray(name);
      texts.stream().filter(text -> text.length() <= LONGEST).forEach(array::add);
    }
  }
}
