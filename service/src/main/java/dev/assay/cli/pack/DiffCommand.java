package dev.assay.cli.pack;

import dev.assay.diff.Change;
import dev.assay.diff.PackDiff;
import dev.assay.rules.PackException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay pack diff}: says what one text of a pack means that another does not. */
@Command(
    name = "diff",
    description = "Say what a pack means that another does not: a list of changes, not of lines.",
    mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "FROM",
      description = "Folder, archive, or name@version of a pack that comes with this build.")
  private String from = ".";

  @Parameters(index = "1", paramLabel = "TO", description = "The same of the other.")
  private String to = ".";

  @Option(names = "--exit-code", description = "End with 1 where anything changed.")
  private boolean exitCode;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      List<Change> changes = PackDiff.between(Texts.read(from).pack(), Texts.read(to).pack());
      for (Change change : changes) {
        out.println(change.says());
        change.added().forEach(part -> out.println("  + " + part));
        change.removed().forEach(part -> out.println("  - " + part));
      }
      out.flush();
      return exitCode && !changes.isEmpty() ? 1 : 0;
    } catch (PackException e) {
      return Texts.refuse(e, out);
    }
  }
}
