package dev.assay;

import dev.assay.cli.AssayCommand;
import picocli.CommandLine;

/** Where the process starts. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    CommandLine commands = new CommandLine(new AssayCommand());
    commands.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          command.getErr().println("assay: " + saying(failure));
          return 1;
        });
    System.exit(commands.execute(arguments));
  }

  /** What went wrong and why, from the outside in. */
  private static String saying(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    Throwable cause = failure.getCause();
    return cause == null || message.contains(String.valueOf(cause.getMessage()))
        ? message
        : message + ": " + saying(cause);
  }
}
