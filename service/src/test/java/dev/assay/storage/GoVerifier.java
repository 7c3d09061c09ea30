package dev.assay.storage;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program under docs/verify, which knows nothing of Assay's code. */
record GoVerifier(Path program, Path folder, String key) {
  private static final Path BUILD = Path.of("../docs/verify/build").toAbsolutePath().normalize();
  private static final Path LIBRARY = Path.of("/usr/share/gocode/src/golang.org/x/mod/sumdb");

  /** Builds the program; skips the test where there is no Go, but for the build server. */
  static GoVerifier build(Path folder, String key) {
    boolean needed = System.getenv("CI") != null;
    assumeTrue(needed || Files.isDirectory(LIBRARY), "golang-golang-x-mod-dev is not installed");
    Path program = folder.resolve("verify");
    Run built = run(List.of(BUILD.toString(), program.toString()), folder);
    if (built.exit() != 0) {
      throw new IllegalStateException("docs/verify does not build: " + built.output());
    }
    return new GoVerifier(program, folder, key);
  }

  /** How a run ended, and what it printed. */
  record Run(int exit, String output) {}

  /**
   * Runs the program on files of that content.
   *
   * @param what to verify
   */
  Run on(String what, String... contents) {
    List<String> command = new ArrayList<>(List.of(program.toString(), "-key", key, what));
    for (int i = 0; i < contents.length; i++) {
      Path file = folder.resolve("input-" + i);
      try {
        Files.writeString(file, contents[i]);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      command.add(file.toString());
    }
    return run(command, folder);
  }

  private static Run run(List<String> command, Path folder) {
    try {
      Process process =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Run(process.waitFor(), output);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
