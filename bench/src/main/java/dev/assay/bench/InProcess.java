package dev.assay.bench;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What is measured without a network, by JMH. */
final class InProcess {
  private InProcess() {}

  static void measure(Report report) throws RunnerException {
    Map<String, Double> micros = new TreeMap<>();
    for (RunResult result :
        new Runner(
                new OptionsBuilder()
                    .include("dev.assay.bench.*Bench")
                    .mode(Mode.AverageTime)
                    .timeUnit(TimeUnit.MICROSECONDS)
                    .forks(1)
                    // Compiled before it is measured, also where others keep the machine busy.
                    .jvmArgsAppend("-XX:-BackgroundCompilation")
                    .warmupIterations(5)
                    .warmupTime(TimeValue.seconds(2))
                    .measurementIterations(5)
                    .measurementTime(TimeValue.seconds(2))
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run()) {
      String customers = result.getParams().getParam("customers");
      String label = result.getPrimaryResult().getLabel();
      micros.put(
          customers == null ? label : label + " " + customers,
          result.getPrimaryResult().getScore());
    }
    double decision = micros.getOrDefault("decision", Double.NaN);
    report.keep("decision", decision);
    row(
        report,
        "one judgement with factors, waterfall and hash",
        decision,
        "bare session",
        micros.getOrDefault("bareSession", Double.NaN),
        "at most 2x");
    row(
        report,
        "raw JSON to a normalized lead",
        micros.getOrDefault("intake", Double.NaN),
        "parsing to a tree",
        micros.getOrDefault("parse", Double.NaN),
        "at most 8x");
    report.row(
        "a lead against 100,000 customers",
        String.format(
            Locale.ROOT, "%.2f ms", micros.getOrDefault("compare 100000", Double.NaN) / 1000),
        String.format(
            Locale.ROOT, "1,000: %.3f ms", micros.getOrDefault("compare 1000", Double.NaN) / 1000),
        "-",
        "under 2 ms");
  }

  private static void row(
      Report report, String question, double assay, String yardstick, double other, String goal) {
    report.row(
        question,
        String.format(Locale.ROOT, "%.1f us", assay),
        String.format(Locale.ROOT, "%s %.2f us", yardstick, other),
        String.format(Locale.ROOT, "%.1fx", assay / other),
        goal);
  }
}
