package dev.assay.bench;

import java.nio.file.Path;

/** Runs every measurement and writes the table of results. */
public final class Bench {
  private Bench() {}

  /**
   * Measures everything.
   *
   * @param arguments the folder of the project
   */
  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[0]).toAbsolutePath();
    Report report = new Report();
    InProcess.measure(report);
    Peers.measure(report, home.resolve("bench/peers"));
    OverHttp.measure(report, home);
    report.writeTo(home.resolve("bench/RESULTS.md"));
  }
}
