package dev.assay.cli.pack;

import dev.assay.drafts.Content;
import dev.assay.rules.PackArchive;
import dev.assay.rules.PackCompiler;
import dev.assay.rules.PackException;
import dev.assay.rules.RulePack;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay pack build}: makes an archive of a pack that compiles. */
@Command(
    name = "build",
    description = {
      "Make an archive of a pack that compiles, and say its hashes.",
      "The same files make the same bytes, on any machine."
    },
    mixinStandardHelpOptions = true)
final class BuildCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FOLDER", description = "Folder of the pack.")
  private String where = ".";

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Where to (default: NAME-VERSION.zip).")
  private @Nullable Path file;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try {
      Content content = Texts.read(where);
      try (RulePack pack = new PackCompiler().compile(content.pack())) {
        String name = pack.manifest().pack() + "-" + pack.manifest().version() + ".zip";
        Path to = file == null ? Path.of(name) : file;
        Files.write(to, PackArchive.write(content.files()));
        out.printf("%s%npack_hash %s%n", to, content.pack().hash());
        out.printf("cases_hash %s%n", content.cases().hash());
        out.flush();
        return 0;
      }
    } catch (PackException e) {
      return Texts.refuse(e, out);
    }
  }
}
