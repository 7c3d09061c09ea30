package dev.assay.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Sends one request over and over on keep-alive connections, by wrk: from a single thread, so that
 * most of the machine is left to the server.
 */
final class Load {
  private static final int SECONDS = Integer.getInteger("bench.seconds", 10);

  private static final int WARM_SECONDS = 40;
  private static final int WINDOWS = 3;

  private final String url;
  private final Path script;
  private final Map<String, String> settings;
  private final int connections;

  /** What a load did: answers a second, and the time within which so many of a hundred came. */
  record Result(double perSecond, double p50Millis, double p99Millis, long failed) {}

  Load(Path script, String url, String key, String type, String body, int connections)
      throws IOException {
    this.url = url;
    this.script = script;
    this.connections = connections;
    Path file = Files.createTempFile("assay-bench", ".body");
    Files.writeString(file, body);
    file.toFile().deleteOnExit();
    settings =
        Map.of(
            "LOAD_KEY",
            key,
            "LOAD_TYPE",
            type,
            "LOAD_BODY",
            file.toString(),
            "LOAD_CONNECTIONS",
            "" + connections);
  }

  /**
   * As many as are answered once the server's code is compiled: the middle one of a few windows
   * after so much load.
   */
  Result full() throws IOException {
    for (int warmed = 0; warmed < WARM_SECONDS; warmed += SECONDS) {
      run(0);
    }
    List<Result> windows = new ArrayList<>();
    for (int i = 0; i < WINDOWS; i++) {
      windows.add(run(0));
    }
    windows.sort(Comparator.comparingDouble(Result::perSecond));
    return windows.get(WINDOWS / 2);
  }

  /**
   * Runs for some time.
   *
   * @param rate requests a second; 0 for as many as are answered
   */
  Result run(int rate) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                "wrk",
                "-t1",
                "-c" + connections,
                "-d" + SECONDS,
                "--timeout",
                "10",
                "-s",
                script.toString(),
                url));
    builder.environment().putAll(settings);
    builder.environment().put("LOAD_RATE", "" + rate);
    String output =
        new String(
            builder.redirectErrorStream(true).start().getInputStream().readAllBytes(),
            StandardCharsets.UTF_8);
    String[] figures =
        output
            .lines()
            .filter(line -> line.startsWith("load "))
            .findFirst()
            .orElseThrow(() -> new IOException("wrk ended with: " + output))
            .split(" ", 5);
    return new Result(
        Double.parseDouble(figures[1]),
        Double.parseDouble(figures[2]),
        Double.parseDouble(figures[3]),
        Long.parseLong(figures[4]));
  }
}
