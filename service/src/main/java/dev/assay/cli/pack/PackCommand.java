package dev.assay.cli.pack;

import picocli.CommandLine.Command;

/** {@code assay pack}: names its commands. */
@Command(
    name = "pack",
    description = {
      "Write, test and release rule packs from a folder.",
      "The cases stand in the folder too, below cases/."
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      NewCommand.class,
      CheckCommand.class,
      TestCommand.class,
      DiffCommand.class,
      BuildCommand.class,
      SignCommand.class,
      PublishCommand.class
    })
public final class PackCommand {}
