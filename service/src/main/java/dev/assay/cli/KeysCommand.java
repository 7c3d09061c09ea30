package dev.assay.cli;

import dev.assay.control.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code assay keys}: what is done to the keys under which data rests. */
@Command(
    name = "keys",
    description = "Rotate the keys under which data rests.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = KeysCommand.Rotate.class)
final class KeysCommand {

  /** {@code assay keys rotate}: puts a new key in the place of another. */
  @Command(
      name = "rotate",
      description = {
        "Replace the key of a tenant or the master key, also while the node serves.",
        "What was recorded stays readable. Other nodes on the same database must be started again after the master key was replaced."
      },
      mixinStandardHelpOptions = true)
  static final class Rotate implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private DataOptions data = new DataOptions();

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    /** Whose key. */
    static final class Which {
      @Option(
          names = "--tenant",
          required = true,
          paramLabel = "ID",
          description = "A tenant's id.")
      private @Nullable UUID tenant;

      @Option(
          names = "--master",
          required = true,
          arity = "0..1",
          fallbackValue = "",
          paramLabel = "FILE",
          description =
              "The master key. The new one is read from FILE (32 bytes in base64), or made there where there is none; without FILE it is made in place.")
      private @Nullable String newFile;

      Task task() {
        if (newFile == null) {
          return new Task(Task.Name.ROTATE_TENANT_KEY, String.valueOf(tenant));
        }
        String file = newFile.isEmpty() ? "" : Path.of(newFile).toAbsolutePath().toString();
        return new Task(Task.Name.ROTATE_MASTER_KEY, file);
      }
    }

    @Override
    public Integer call() throws IOException {
      spec.commandLine().getOut().println(data.run(which.task()));
      return 0;
    }
  }
}
