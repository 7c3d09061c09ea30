package dev.assay.enrichment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.assay.intake.Intake;
import dev.assay.leads.LookUps;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has what leads do not say of their companies looked up once they are kept, and their scores
 * computed anew with what came of it. Nobody waits for it: whatever the source does, the lead has
 * its score before, and keeps it. Thread-safe; never blocks.
 */
public final class Enricher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Enricher.class);

  /** For so long what a source said of a company is not asked again. */
  private static final Duration KNOWN = Duration.ofHours(24);

  private static final int MOST_KNOWN = 10_000;

  /** So many answers may wait to be kept; of more the newest are let go. */
  private static final int MOST_WAITING = 1_000;

  private final Sources sources;
  private final Companies companies;
  private final Fetcher fetcher;
  private final LookUps lookUps;
  private final Patience patience;
  private final Clock clock;
  private final LongAdder filled = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final Cache<Asked, Answer> known =
      CacheBuilder.newBuilder().maximumSize(MOST_KNOWN).expireAfterWrite(KNOWN).build();
  private final ExecutorService keeping =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(MOST_WAITING),
          task -> {
            Thread made = new Thread(task, "enrichment");
            made.setDaemon(true);
            return made;
          });

  private record Asked(UUID tenantId, String url) {}

  private record Answer(ObjectNode fields, Instant at) {}

  public Enricher(
      Sources sources, Supplier<Intake> intake, Fetcher fetcher, LookUps lookUps, Clock clock) {
    this.sources = sources;
    this.companies = new Companies(intake);
    this.fetcher = fetcher;
    this.lookUps = lookUps;
    this.patience = new Patience(clock);
    this.clock = clock;
  }

  /** How many leads were filled in. */
  public long filled() {
    return filled.sum();
  }

  /** How often a source gave nothing that could be used. */
  public long failed() {
    return failed.sum();
  }

  /** A lead was kept as it was sent. */
  public void kept(UUID tenantId, String leadId, ObjectNode sent) {
    Source source = sources.of(tenantId).orElse(null);
    if (source == null) {
      return;
    }
    Companies.Company says = companies.read(sent);
    if (says.domain().isEmpty() || says.fields().size() == Companies.FIELDS) {
      return;
    }
    Asked asked = new Asked(tenantId, source.of(says.domain()).toString());
    Answer before = known.getIfPresent(asked);
    if (before != null) {
      fill(tenantId, leadId, says, source, before);
    } else if (patience.begin(tenantId)) {
      var unused =
          fetcher
              .fetch(source, says.domain())
              .toCompletionStage()
              .thenApply(found -> new Answer(companies.answer(found), now()))
              .handle(
                  (answer, failure) -> {
                    patience.end(tenantId, failure == null);
                    if (failure == null) {
                      known.put(asked, answer);
                      fill(tenantId, leadId, says, source, answer);
                    } else {
                      failed.increment();
                    }
                    return answer;
                  });
    }
  }

  private void fill(
      UUID tenantId, String leadId, Companies.Company says, Source source, Answer answer) {
    ObjectNode missing = answer.fields().deepCopy();
    says.fields().fieldNames().forEachRemaining(missing::remove);
    if (missing.isEmpty()) {
      return;
    }
    try {
      keeping.execute(() -> keep(tenantId, leadId, missing, source, answer.at()));
    } catch (RejectedExecutionException tooMany) {
      failed.increment();
    }
  }

  private void keep(UUID tenantId, String leadId, ObjectNode missing, Source source, Instant at) {
    try {
      if (lookUps.keep(tenantId, leadId, missing, source.host(), at)) {
        filled.increment();
      }
    } catch (RuntimeException e) {
      failed.increment();
      LOG.warn("what was looked up of a lead could not be kept: {}", e.getClass().getSimpleName());
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Lets what was begun end. Never interrupts: H2 closes its file under such a thread. */
  @Override
  public void close() {
    keeping.shutdown();
    try {
      if (!keeping.awaitTermination(30, TimeUnit.SECONDS)) {
        LOG.warn("what was looked up was not kept within 30 s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
