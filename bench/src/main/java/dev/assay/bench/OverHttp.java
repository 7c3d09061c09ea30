package dev.assay.bench;

import dev.assay.App;
import dev.assay.Config;
import dev.assay.audit.Who;
import dev.assay.tenants.ApiKeys;
import dev.assay.tenants.LogMode;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** What is measured over HTTP, each route against an echo of the same body; and a start. */
final class OverHttp {
  private static final int ECHO = 18_080;
  private static final int ASSAY = 18_081;
  private static final int CONNECTIONS = 256;
  private static final int BATCH_CONNECTIONS = 8;
  private static final int BATCH = 100;
  private static final int STREAMED = Integer.getInteger("bench.streamed", 100_000);

  private static final String UNRECORDED =
      "{\"pack\":\"lead-quality\",\"log\":\"none\",\"lead\":" + Sample.JSON + "}";
  private static final String HUNDRED = (Sample.JSON + "\n").repeat(BATCH);
  private static final String SCORE = "/api/score-lead";
  private static final String BATCH_PATH = "/v1/decisions/batch?pack=lead-quality";

  private final Report report;
  private final Path script;
  private final Keys keys;

  private OverHttp(Report report, Path script, Keys keys) {
    this.report = report;
    this.script = script;
    this.keys = keys;
  }

  /** Those of a tenant of whose decisions all are recorded, and of one of whose none is. */
  private record Keys(String recorded, String unrecorded) {}

  static void measure(Report report, Path home) throws IOException, InterruptedException {
    Path data = Files.createTempDirectory("assay-bench");
    OverHttp http = new OverHttp(report, home.resolve("bench/load.lua"), prepare(data));
    http.echo();
    http.assay(home, data);
  }

  private static Keys prepare(Path data) {
    try (App app = App.start(new Config("127.0.0.1", 0, data, null, null, null, null))) {
      return new Keys(key(app.keys(), LogMode.LOSSLESS), key(app.keys(), LogMode.NONE));
    }
  }

  private static String key(ApiKeys keys, LogMode log) {
    UUID tenantId = keys.create("bench " + log.json(), Plan.UNLIMITED, Who.SERVICE).id();
    keys.setLog(tenantId, log, Who.SERVICE);
    return keys.issue(tenantId, "bench", Set.of(Role.INTEGRATOR, Role.AUDITOR, Role.ANALYST))
        .secret();
  }

  private void echo() throws IOException {
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
      report.keep("echo", single(ECHO, "/", Sample.JSON, keys.recorded()).full().perSecond());
      report.keep("echo of 100", hundreds(ECHO, "/").full().perSecond() * BATCH);
      report.keep("echo of /leads", prospects(ECHO, "/").full().perSecond() * BATCH);
      report.keep("echo that reads", prospects(ECHO, "/read").full().perSecond() * BATCH);
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
      answered("not recorded", SCORE, Sample.JSON, keys.unrecorded(), "0.45");
      answered("not recorded", "/v1/decisions", UNRECORDED, keys.recorded(), "-");
      answered("recorded", SCORE, Sample.JSON, keys.recorded(), "0.30");
      double prospects = prospects(ASSAY, "/leads").full().perSecond() * BATCH;
      rate("`POST /leads`, 100 leads a request, leads", prospects, "echo of /leads", "0.35");
      rate("the same", prospects, "echo that reads", "-");
      batch();
      streamed(server);
      again();
    }
  }

  private void answered(String how, String path, String body, String key, String goal)
      throws IOException {
    Load load = single(ASSAY, path, body, key);
    Load.Result full = load.full();
    Load.Result half = load.run((int) (full.perSecond() / 2));
    rate("`POST " + path + "`, " + how, full.perSecond(), "echo", goal);
    report.row(
        String.format(Locale.ROOT, "its p99 at half load (%.0f/s)", half.perSecond()),
        String.format(Locale.ROOT, "%.1f ms", half.p99Millis()),
        "-",
        full.failed() + half.failed() + " failed",
        "under 10 ms");
  }

  private void batch() throws IOException {
    double leads = hundreds(ASSAY, BATCH_PATH + "&log=none").full().perSecond() * BATCH;
    report.keep("leads", leads);
    rate("batches of 100 leads, not recorded, leads", leads, "echo of 100", "0.35");
  }

  private void streamed(Child server) throws IOException {
    try (Stream stream = new Stream(at(ASSAY, BATCH_PATH), keys.recorded())) {
      stream.send(STREAMED / 10);
      long before = server.megabytes();
      double leads = stream.send(STREAMED);
      String question = "one stream of " + STREAMED + " leads, recorded, leads";
      rate(question, leads, "leads", "0.3 of the batches, flat memory");
      String grown = server.megabytes() - before + " MB";
      report.row("memory grown by that stream", grown, before + " MB before", "-", "flat");
    }
  }

  /** All that was recorded, and so many of the latest. */
  private void again() throws IOException, InterruptedException {
    Bulk bulk = new Bulk(at(ASSAY, ""), keys.recorded());
    bulk.replay(); // at its best from here on
    report.keep(
        "judgements", Runtime.getRuntime().availableProcessors() * 1e6 / report.kept("decision"));
    String goal = "0.6 of judging on all cores";
    rate("a replay of all, decisions", bulk.replay().perSecond(), "judgements", goal);
    Bulk.Ran few = bulk.backtest(STREAMED / 10);
    Bulk.Ran many = bulk.backtest(STREAMED);
    rate("a backtest, decisions", many.perSecond(), "judgements", goal);
    report.row(
        "ten times as many decisions by a backtest",
        String.format(Locale.ROOT, "%.2f s", many.seconds()),
        String.format(Locale.ROOT, "%d: %.2f s", few.decisions(), few.seconds()),
        String.format(Locale.ROOT, "%.1fx", many.seconds() / few.seconds()),
        "at most 11x");
  }

  private Load single(int port, String path, String body, String key) throws IOException {
    return new Load(script, at(port, path), key, "application/json", body, CONNECTIONS);
  }

  private Load hundreds(int port, String path) throws IOException {
    return new Load(
        script,
        at(port, path),
        keys.recorded(),
        "application/x-ndjson",
        HUNDRED,
        BATCH_CONNECTIONS);
  }

  private Load prospects(int port, String path) throws IOException {
    return new Load(
        script,
        at(port, path),
        keys.recorded(),
        "application/json",
        prospects(keys.recorded()),
        BATCH_CONNECTIONS);
  }

  private static String prospects(String key) {
    String leads = String.join(",", Collections.nCopies(BATCH, Sample.PROSPECT));
    return "{\"email\":\"bench@assay.dev\",\"api_key\":\"%s\",\"leads\":[%s]}"
        .formatted(key, leads);
  }

  private static String at(int port, String path) {
    return "http://127.0.0.1:" + port + path;
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
