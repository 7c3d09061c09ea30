package dev.assay.cli.pack;

import dev.assay.drafts.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay pack new}: lays out a pack to begin with. */
@Command(
    name = "new",
    description = "Lay out a pack in a new folder: a small one that works, or a copy.",
    mixinStandardHelpOptions = true)
final class NewCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FOLDER", description = "Where; must not be there, or be empty.")
  private Path folder = Path.of(".");

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Name of a new pack (default: that of the folder).")
  private @Nullable String name;

  @Option(
      names = "--from",
      paramLabel = "PACK",
      description = "Folder, archive or name@version to copy, with its cases.")
  private @Nullable String from;

  @Override
  public Integer call() throws IOException {
    if (Files.exists(folder) && !isEmpty(folder)) {
      throw new IllegalArgumentException(folder + " is not empty");
    }
    Content content = from == null ? Skeleton.of(named()) : Texts.read(from);
    for (Map.Entry<String, String> file : content.files().entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.resolveSibling("."));
      Files.writeString(path, file.getValue());
    }
    spec.commandLine().getOut().printf("%d files in %s%n", content.files().size(), folder);
    spec.commandLine().getOut().flush();
    return 0;
  }

  private String named() {
    Path last = folder.toAbsolutePath().normalize().getFileName();
    String given = name == null ? String.valueOf(last) : name;
    if (!given.matches("[a-z][a-z0-9-]{1,39}")) {
      throw new IllegalArgumentException(
          "a pack's name is lower case letters, digits and -, this is '" + given + "'");
    }
    return given;
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.findAny().isEmpty();
    }
  }
}
