package dev.assay.cli.pack;

import dev.assay.cases.CaseSet;
import dev.assay.drafts.Content;
import dev.assay.rules.PackCompiler;
import dev.assay.rules.PackException;
import dev.assay.rules.Problem;
import dev.assay.rules.RulePack;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay pack check}: compiles a pack and names everything that is wrong with it. */
@Command(
    name = "check",
    description = {
      "Compile a pack and name everything that is wrong with it, as file:line:column.",
      "Ends with 0 if nothing is, else with 1. Warnings stop nothing."
    },
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "PACK", description = "Folder or archive of the pack.")
  private String where = ".";

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      Content content = Texts.read(where);
      List<Problem> problems = CaseSet.of(content.caseFiles()).problems();
      Texts.print(problems, out);
      PackCompiler compiler = new PackCompiler();
      try (RulePack pack = compiler.compile(content.pack())) {
        Texts.warn(compiler.analyse(content.pack()).warnings(), out);
        out.printf("%s: %d rules, %s%n", pack.manifest().name(), pack.rules().size(), pack.hash());
        out.flush();
      }
      return problems.isEmpty() ? 0 : 1;
    } catch (PackException e) {
      return Texts.refuse(e, out);
    }
  }
}
