package dev.assay.intake;

import dev.assay.intake.read.EmployeeCount;
import dev.assay.intake.reference.Folding;
import dev.assay.model.Agreement;
import dev.assay.model.IdealFit;
import dev.assay.model.Lead;
import dev.assay.model.Seniority;
import dev.assay.rules.IdealCustomer;

/** Compares a contact with the customer that is sought. */
final class IdealFitReader {
  private static final int LONGEST = 200;

  private final Folding folding;

  IdealFitReader(Folding folding) {
    this.folding = folding;
  }

  IdealFit read(Lead lead, IdealCustomer ideal) {
    int employees = EmployeeCount.of(lead.company().size());
    boolean anySize = ideal.leastEmployees() == 0 && ideal.mostEmployees() == 0;
    return new IdealFit(
        employees,
        agreement(
            ideal.seniorities().isEmpty() || lead.job().seniority() == Seniority.UNKNOWN,
            ideal.seniorities().contains(lead.job().seniority())),
        agreement(
            anySize || employees == 0,
            employees >= ideal.leastEmployees()
                && (ideal.mostEmployees() == 0 || employees <= ideal.mostEmployees())),
        agreement(
            ideal.industries().isEmpty() || lead.company().industry().isEmpty(),
            isIn(lead.company().industry(), ideal)),
        agreement(
            ideal.countries().isEmpty() || lead.country().iso2().isEmpty(),
            ideal.countries().contains(lead.country().iso2())));
  }

  private static Agreement agreement(boolean unknown, boolean agrees) {
    if (unknown) {
      return Agreement.UNKNOWN;
    }
    return agrees ? Agreement.YES : Agreement.NO;
  }

  /** Whether the words of an industry that is sought stand in its name, one after the other. */
  private boolean isIn(String industry, IdealCustomer ideal) {
    String words = spaced(industry.length() > LONGEST ? industry.substring(0, LONGEST) : industry);
    return ideal.industries().stream().anyMatch(sought -> words.contains(spaced(sought)));
  }

  private String spaced(String text) {
    return " " + String.join(" ", folding.words(text)) + " ";
  }
}
