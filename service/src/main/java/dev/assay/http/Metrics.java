package dev.assay.http;

import dev.assay.decisionlog.Decision;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Numbers for operators. No tag names a tenant or tells of a person, so their count stays small.
 * Safe for any number of threads.
 */
public final class Metrics {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  private final AtomicInteger batchLeads = new AtomicInteger();

  public Metrics() {
    gauge("assay.batch.leads", "Leads of batches that are in flight", batchLeads::get);
  }

  /** Shows a number that changes by itself, such as the length of a queue. */
  public void gauge(String name, String says, Supplier<Number> value) {
    Gauge.builder(name, value).description(says).register(registry);
  }

  /** Shows a number that only grows, such as a count of losses. */
  public void total(String name, String says, Supplier<Number> value) {
    FunctionCounter.builder(name, value, now -> now.get().doubleValue())
        .description(says)
        .register(registry);
  }

  /** More or fewer leads of batches are in flight. */
  void batchLeads(int change) {
    batchLeads.addAndGet(change);
  }

  void answered(String operation, int status, Duration took) {
    registry
        .timer("assay.http.requests", "operation", operation, "status", Integer.toString(status))
        .record(took);
  }

  void decided(Made made) {
    if (made.before()) {
      return;
    }
    Decision decision = made.decision();
    registry
        .counter("assay.decisions", "pack", decision.pack(), "band", decision.scorecard().band())
        .increment();
  }

  byte[] scrape() {
    return registry.scrape().getBytes(StandardCharsets.UTF_8);
  }
}
