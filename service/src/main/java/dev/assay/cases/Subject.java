package dev.assay.cases;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.intake.Intake;
import dev.assay.model.Lead;
import dev.assay.rules.IdealCustomer;
import dev.assay.rules.Measures;
import dev.assay.similarity.CustomerIndex;
import java.time.Instant;
import java.util.Set;

/** What a case judges. */
public sealed interface Subject {

  /**
   * The lead that the rules see.
   *
   * @param parts the parts of it that the pack looks at
   * @param by how the pack measures
   */
  Lead read(Intake intake, Set<String> parts, Measures by);

  /**
   * A JSON object as a caller sends it; under {@code lead} in the file.
   *
   * @param asOf the clock, for packs that ask how old something is; under {@code as_of}
   * @param ideal who is sought; under {@code icp}
   * @param customers who bought already; under {@code customers}
   */
  record Sent(JsonNode json, Instant asOf, IdealCustomer ideal, CustomerIndex customers)
      implements Subject {

    @Override
    public Lead read(Intake intake, Set<String> parts, Measures by) {
      return customers.liken(intake.read(json, parts, by.with(ideal), asOf).lead(), json, parts);
    }
  }

  /** A lead as the intake read it once; under {@code observations} in the file. */
  record Observed(Lead lead) implements Subject {

    @Override
    public Lead read(Intake intake, Set<String> parts, Measures by) {
      return lead;
    }
  }
}
