package dev.assay.cli;

import dev.assay.control.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay backup}: writes the database to a file, while the node serves. */
@Command(
    name = "backup",
    description =
        "Back up the database, also while the node serves. The master key is never in a backup.",
    mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private DataOptions data = new DataOptions();

  @Parameters(paramLabel = "FILE", description = "A new file.")
  private Path file = Path.of("");

  @Override
  public Integer call() throws IOException {
    Task task = new Task(Task.Name.BACKUP, file.toAbsolutePath().toString());
    spec.commandLine().getOut().println(data.run(task));
    return 0;
  }
}
