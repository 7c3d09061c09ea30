package dev.assay.ruletests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.cases.Case;
import dev.assay.cases.CaseSet;
import dev.assay.intake.Intake;
import dev.assay.intake.reference.ReferenceData;
import dev.assay.model.Lead;
import dev.assay.rules.PackCompiler;
import dev.assay.rules.PackSource;
import dev.assay.rules.RulePack;
import dev.assay.rules.Scorecard;
import java.nio.file.Path;
import java.util.List;

/** Intake and a compiled pack: judges a lead as a caller sends it. */
record Judge(Intake intake, RulePack pack) {
  static final Path CASES = Path.of("cases/lead-quality");
  static final Path WORDS = Path.of("words/lead-quality");
  static final PackSource SOURCE = PackSource.shipped("lead-quality", "1.0.0");

  /** Compiled once for all tests of a run. */
  static Judge leadQuality() {
    return Shared.JUDGE;
  }

  /** Every case there is; all of them can be read. */
  static List<Case> cases() {
    CaseSet read = CaseSet.of(CaseSet.textsIn(CASES));
    if (!read.problems().isEmpty()) {
      throw new IllegalStateException(read.problems().toString());
    }
    return read.cases();
  }

  Lead read(Case example) {
    return example.subject().read(intake, pack.parts(), pack.terms().measures());
  }

  Lead read(JsonNode sent) {
    return intake.read(sent).lead();
  }

  Scorecard score(JsonNode sent) {
    return score(read(sent));
  }

  Scorecard score(Lead lead) {
    return pack.score(lead, pack.terms());
  }

  private static final class Shared {
    static final Judge JUDGE =
        new Judge(new Intake(ReferenceData.bundled()), new PackCompiler().compile(SOURCE));
  }
}
