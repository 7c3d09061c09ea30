package dev.assay.bench;

import dev.assay.App;
import dev.assay.Config;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One lead a request over HTTP, recorded and not, against an echo of the same body; then start-up
 * and idle memory. Prints rows of a Markdown table.
 */
public final class HttpBench {
  private static final int ECHO = 18_080;
  private static final int ASSAY = 18_081;
  private static final int CONNECTIONS = 64;
  private static final int SECONDS = Integer.getInteger("bench.seconds", 10);

  private HttpBench() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path data = Files.createTempDirectory("assay-bench");
    String key = prepare(data);
    double echo;
    List<String> echoServer = List.of("dev.assay.bench.EchoServer", "" + ECHO);
    try (Child server = child("listens", echoServer)) {
      print("echo: start to ready, seconds", server.secondsToReady());
      echo = measure("echo of the same body", ECHO, "/", key, Sample.JSON).perSecond();
    }
    List<String> serve =
        List.of("dev.assay.Main", "serve", "--port", "" + ASSAY, "--data", data.toString());
    try (Child server = child("listens", serve)) {
      print("start to ready, seconds", server.secondsToReady());
      print("idle resident memory, MB", residentMegabytes(server.pid()));
      String lead = ",\"lead\":" + Sample.JSON + "}";
      Load.Result unrecorded =
          measure(
              "POST /v1/decisions log=none",
              ASSAY,
              "/v1/decisions",
              key,
              "{\"pack\":\"lead-quality\",\"log\":\"none\"" + lead);
      print("  of the echo", unrecorded.perSecond() / echo);
      Load.Result recorded =
          measure("POST /api/score-lead, lossless", ASSAY, "/api/score-lead", key, Sample.JSON);
      print("  of the echo", recorded.perSecond() / echo);
    }
  }

  private static String prepare(Path data) {
    try (App app = App.start(new Config("127.0.0.1", 0, data, null, null, null, null))) {
      var tenant = app.keys().create("bench", Plan.UNLIMITED);
      return app.keys().issue(tenant.id(), "bench", Set.of(Role.INTEGRATOR)).secret();
    }
  }

  private static Child child(String ready, List<String> command) throws IOException {
    return new Child(ready, Map.of("ASSAY_LOG_LEVEL", "warn"), command);
  }

  private static Load.Result measure(String name, int port, String path, String key, String body)
      throws InterruptedException {
    try (Load load = new Load(port, path, key, body, CONNECTIONS)) {
      load.run(SECONDS, 0); // warms up
      Load.Result full = load.run(SECONDS, 0);
      Load.Result half = load.run(SECONDS, (int) (full.perSecond() / 2));
      System.out.printf(
          Locale.ROOT,
          "| %s | %.0f/s | p50 %.2f ms, p99 %.2f ms | at half load p50 %.2f ms, p99 %.2f ms | failed %d |%n",
          name,
          full.perSecond(),
          full.p50Millis(),
          full.p99Millis(),
          half.p50Millis(),
          half.p99Millis(),
          full.failed() + half.failed());
      return full;
    }
  }

  private static void print(String name, double value) {
    System.out.printf(Locale.ROOT, "| %s | %.2f | | | |%n", name, value);
  }

  private static double residentMegabytes(long pid) throws IOException, InterruptedException {
    Thread.sleep(2_000);
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }
}
