package dev.assay.cli;

import dev.assay.cli.pack.PackCommand;
import picocli.CommandLine.Command;

/** {@code assay}: names its commands. */
@Command(
    name = "assay",
    description = "A decision service for leads: every score can be re-run, to the point.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ServeCommand.class,
      DemoCommand.class,
      ScoreCommand.class,
      ReplayCommand.class,
      PackCommand.class,
      VerifyCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      MoveCommand.class,
      KeysCommand.class,
      LearnCommand.class
    })
public final class AssayCommand {}
