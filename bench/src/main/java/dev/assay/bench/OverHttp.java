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
import java.util.Set;

/** What is measured over HTTP, each route against an echo of the same body; and a start. */
final class OverHttp {
  private static final int ECHO = 18_080;
  private static final int ASSAY = 18_081;
  private static final int CONNECTIONS = 64;
  private static final int BATCH_CONNECTIONS = 8;
  private static final int BATCH = 100;
  private static final int SECONDS = Integer.getInteger("bench.seconds", 10);
  private static final int STREAMED = Integer.getInteger("bench.streamed", 100_000);

  private static final String NONE =
      "{\"pack\":\"lead-quality\",\"log\":\"none\",\"lead\":" + Sample.JSON + "}";
  private static final String HUNDRED = (Sample.JSON + "\n").repeat(BATCH);
  private static final String BATCH_PATH = "/v1/decisions/batch?pack=lead-quality";

  private final Report report;
  private final String key;

  private OverHttp(Report report, String key) {
    this.report = report;
    this.key = key;
  }

  static void measure(Report report, Path home) throws IOException, InterruptedException {
    Path data = Files.createTempDirectory("assay-bench");
    OverHttp http = new OverHttp(report, prepare(data));
    http.echo();
    http.assay(home, data);
  }

  private static String prepare(Path data) {
    try (App app = App.start(new Config("127.0.0.1", 0, data, null, null, null, null))) {
      var tenant = app.keys().create("bench", Plan.UNLIMITED);
      return app.keys().issue(tenant.id(), "bench", Set.of(Role.INTEGRATOR)).secret();
    }
  }

  private void echo() throws IOException, InterruptedException {
    List<String> command =
        List.of(
            "java",
            "-Xmx1g",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.assay.bench.EchoServer",
            "" + ECHO);
    try (Child server = new Child("listens", command)) {
      report.keep("start of the echo", server.secondsToReady());
      report.keep("echo", one(ECHO, "/", Sample.JSON).perSecond());
      try (Load load = load(ECHO, "/", "application/x-ndjson", HUNDRED, BATCH_CONNECTIONS)) {
        load.run(SECONDS, 0);
        report.keep("echo of 100", load.run(SECONDS, 0).perSecond() * BATCH);
      }
    }
  }

  private void assay(Path home, Path data) throws IOException, InterruptedException {
    List<String> serve =
        List.of(home + "/assay", "serve", "--port", "" + ASSAY, "--data", data.toString());
    try (Child server = new Child("listens", serve)) {
      String seconds = String.format(Locale.ROOT, "%.1f s", server.secondsToReady());
      String echo = String.format(Locale.ROOT, "echo %.1f s", report.kept("start of the echo"));
      report.row("start to ready on an existing folder", seconds, echo, "-", "under 4 s");
      Thread.sleep(2_000);
      report.row("idle resident memory", server.megabytes() + " MB", "-", "-", "under 500 MB");
      answered("`POST /v1/decisions`, not recorded", "/v1/decisions", NONE, "0.45");
      answered("`POST /api/score-lead`, recorded", "/api/score-lead", Sample.JSON, "0.30");
      batch();
      streamed(server);
    }
  }

  private void answered(String question, String path, String body, String goal)
      throws InterruptedException {
    try (Load load = load(ASSAY, path, "application/json", body, CONNECTIONS)) {
      load.run(SECONDS, 0);
      Load.Result full = load.run(SECONDS, 0);
      Load.Result half = load.run(SECONDS, (int) (full.perSecond() / 2));
      rate(question, full.perSecond(), "echo", goal + "; p99 under 10 ms at half load");
      report.row(
          "its p99 at half load",
          String.format(Locale.ROOT, "%.1f ms", half.p99Millis()),
          "-",
          full.failed() + half.failed() + " failed",
          "under 10 ms");
    }
  }

  private void batch() throws InterruptedException {
    String path = BATCH_PATH + "&log=none";
    try (Load load = load(ASSAY, path, "application/x-ndjson", HUNDRED, BATCH_CONNECTIONS)) {
      load.run(SECONDS, 0);
      double leads = load.run(SECONDS, 0).perSecond() * BATCH;
      report.keep("leads", leads);
      rate("batches of 100 leads, not recorded, leads", leads, "echo of 100", "0.35");
    }
  }

  private void streamed(Child server) throws IOException, InterruptedException {
    Stream stream = new Stream("http://127.0.0.1:" + ASSAY + BATCH_PATH, key);
    stream.send(STREAMED / 10);
    long before = server.megabytes();
    double leads = stream.send(STREAMED);
    String question = "one stream of " + STREAMED + " leads, recorded, leads";
    rate(question, leads, "leads", "0.3 of the batches, flat memory");
    String grown = server.megabytes() - before + " MB";
    report.row("memory grown by that stream", grown, before + " MB before", "-", "flat");
  }

  private Load.Result one(int port, String path, String body) throws InterruptedException {
    try (Load load = load(port, path, "application/json", body, CONNECTIONS)) {
      load.run(SECONDS, 0);
      return load.run(SECONDS, 0);
    }
  }

  private Load load(int port, String path, String type, String body, int connections) {
    return new Load(port, path, key, type, body, connections);
  }

  private void rate(String question, double perSecond, String yardstick, String goal) {
    double other = report.kept(yardstick);
    report.row(
        question,
        String.format(Locale.ROOT, "%.0f/s", perSecond),
        String.format(Locale.ROOT, "%s %.0f/s", yardstick, other),
        String.format(Locale.ROOT, "%.2f", perSecond / other),
        goal);
  }
}
