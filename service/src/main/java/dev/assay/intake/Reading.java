package dev.assay.intake;

import dev.assay.intake.read.EmployeeCount;
import dev.assay.model.Lead;
import java.util.ArrayList;
import java.util.List;

/** A lead that was read, and how. */
public record Reading(Lead lead, Detection detection) {

  /** The same for whoever counts employees: warns of a size of which no number can be told. */
  public Reading countingEmployees() {
    Detection.Found size = detection.found().get(Field.COMPANY_SIZE);
    if (size == null || EmployeeCount.of(lead.company().size()) > 0) {
      return this;
    }
    List<String> warnings = new ArrayList<>(detection.warnings());
    warnings.add(
        "'%s' tells no number of employees, such as 120 or 51-200: how many there are is not known"
            .formatted(LeadMap.echo(size.source())));
    return new Reading(
        lead,
        new Detection(
            detection.found(),
            detection.normalized(),
            detection.further(),
            detection.unrecognized(),
            detection.conflicts(),
            warnings));
  }
}
