package dev.assay.http;

import dev.assay.decisionlog.Decision;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Numbers for operators. No tag names a tenant or tells of a person, so their count stays small.
 * Safe for any number of threads.
 */
public final class Metrics {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /** Meters at hand: the registry would put their tags in order anew each time. */
  private final Map<Answered, Timer> requests = new ConcurrentHashMap<>();

  private final Map<Banded, Counter> decisions = new ConcurrentHashMap<>();
  private final AtomicInteger batchLeads = new AtomicInteger();

  private record Answered(String operation, int status) {}

  private record Banded(String pack, String band) {}

  public Metrics() {
    gauge("assay.batch.leads", "Leads of batches that are in flight", batchLeads::get);
  }

  /** Shows a number that changes by itself, such as the length of a queue. */
  public void gauge(String name, String says, Supplier<Number> value) {
    Gauge.builder(name, value).description(says).register(registry);
  }

  /** Shows a number that only grows, such as a count of losses. */
  public void total(String name, String says, Supplier<Number> value) {
    // Only a weak reference is kept of the second argument.
    FunctionCounter.builder(name, this, metrics -> value.get().doubleValue())
        .description(says)
        .register(registry);
  }

  /** More or fewer leads of batches are in flight. */
  void batchLeads(int change) {
    batchLeads.addAndGet(change);
  }

  void answered(String operation, int status, Duration took) {
    requests
        .computeIfAbsent(
            new Answered(operation, status),
            answered ->
                registry.timer(
                    "assay.http.requests",
                    "operation",
                    operation,
                    "status",
                    Integer.toString(status)))
        .record(took);
  }

  void decided(Made made) {
    if (!made.before()) {
      decided(made.decision());
    }
  }

  /** A decision was made. */
  public void decided(Decision decision) {
    decided(decision.pack(), decision.scorecard().band(), 1);
  }

  /** So many leads came into a band. */
  void decided(String pack, String band, int leads) {
    decisions
        .computeIfAbsent(
            new Banded(pack, band),
            banded -> registry.counter("assay.decisions", "pack", pack, "band", band))
        .increment(leads);
  }

  byte[] scrape() {
    return registry.scrape().getBytes(StandardCharsets.UTF_8);
  }
}
