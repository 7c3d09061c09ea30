package dev.assay.cases;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.intake.Intake;
import dev.assay.model.Lead;

/** What a case judges. */
public sealed interface Subject {

  /** The lead that the rules see. */
  Lead read(Intake intake);

  /** A JSON object as a caller sends it; under {@code lead} in the file. */
  record Sent(JsonNode json) implements Subject {

    @Override
    public Lead read(Intake intake) {
      return intake.read(json).lead();
    }
  }

  /** A lead as the intake read it once; under {@code observations} in the file. */
  record Observed(Lead lead) implements Subject {

    @Override
    public Lead read(Intake intake) {
      return lead;
    }
  }
}
