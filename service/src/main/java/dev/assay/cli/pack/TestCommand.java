package dev.assay.cli.pack;

import dev.assay.cases.CaseReport;
import dev.assay.cases.CaseRunner;
import dev.assay.cases.CaseSet;
import dev.assay.drafts.Content;
import dev.assay.intake.Intake;
import dev.assay.intake.reference.ReferenceData;
import dev.assay.rules.PackCompiler;
import dev.assay.rules.PackException;
import dev.assay.rules.RulePack;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay pack test}: runs the cases of a pack. */
@Command(
    name = "test",
    description = {
      "Run the cases of a pack: what fails, and which rules no case fires.",
      "Ends with 0 if every case holds and every rule fires in one, else with 1."
    },
    mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "PACK", description = "Folder or archive of the pack, with cases/.")
  private String where = ".";

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      Content content = Texts.read(where);
      CaseSet cases = CaseSet.of(content.caseFiles());
      Texts.print(cases.problems(), out);
      try (RulePack pack = new PackCompiler().compile(content.pack())) {
        Intake intake = new Intake(ReferenceData.bundled());
        CaseReport report = new CaseRunner(() -> intake).run(pack, cases.cases());
        print(report, pack, out);
        boolean good = report.failures().isEmpty() && report.rulesNotFired().isEmpty();
        return good && cases.problems().isEmpty() ? 0 : 1;
      }
    } catch (PackException e) {
      return Texts.refuse(e, out);
    }
  }

  private static void print(CaseReport report, RulePack pack, PrintWriter out) {
    for (CaseReport.Failure failure : report.failures()) {
      failure.faults().forEach(fault -> out.printf("%s:1:1: %s%n", failure.file(), fault));
    }
    for (String rule : report.rulesNotFired()) {
      var place = pack.rules().get(rule);
      out.printf(
          "%s:%d:1: no case fires '%s'%n",
          place == null ? "" : place.file(), place == null ? 0 : place.line(), rule);
    }
    out.printf(
        "%d passed, %d failed, %d of %d rules fired%n",
        report.passed(),
        report.failures().size(),
        report.fired().size() - report.rulesNotFired().size(),
        report.fired().size());
    out.flush();
  }
}
