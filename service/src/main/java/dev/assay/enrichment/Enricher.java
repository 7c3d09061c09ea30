package dev.assay.enrichment;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.assay.intake.Intake;
import dev.assay.leads.LookUpStore.Owed;
import dev.assay.leads.LookUps;
import dev.assay.leases.LeaseStore;
import dev.assay.outside.Away;
import dev.assay.outside.NoAnswerException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has what leads do not say of their companies looked up, on one node of all at a time, and their
 * scores computed anew with what came of it. Nobody waits for it: whatever the source does, the
 * lead has its score before, and keeps it. A node that dies leaves what was asked to the next one.
 * For one thread, which waits for no source.
 */
public final class Enricher {
  private static final Logger LOG = LoggerFactory.getLogger(Enricher.class);
  private static final String TASK = "look-ups";
  private static final Duration HELD = Duration.ofSeconds(10);

  /** For so long what a source said of a company is not asked again. */
  private static final Duration KNOWN = Duration.ofHours(24);

  private static final int MOST_KNOWN = 10_000;

  /** So many leads of a tenant are looked at in a turn. */
  private static final int IN_A_TURN = 100;

  /** So much is asked of a source at a time. */
  private static final int AT_A_TIME = 16;

  /** How long a lead waits after each time that the source gave nothing; then it waits no more. */
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ofMinutes(10),
          Duration.ofHours(1),
          Duration.ofHours(6),
          Duration.ofHours(24));

  private final Sources sources;
  private final Companies companies;
  private final Fetcher fetcher;
  private final LookUps lookUps;
  private final LeaseStore leases;
  private final UUID nodeId;
  private final Clock clock;
  private final LongAdder filled = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final Map<UUID, Asking> asking = new HashMap<>();
  private final Queue<Came> came = new ConcurrentLinkedQueue<>();
  private final Cache<Question, Answer> known =
      CacheBuilder.newBuilder().maximumSize(MOST_KNOWN).expireAfterWrite(KNOWN).build();

  private record Question(UUID tenantId, String url) {}

  private record Answer(ObjectNode fields, Instant at) {}

  /** What is wanted of a source, for a lead that says this much of its company. */
  private record Wanted(Owed owed, Companies.Company says, Source source) {
    Question question() {
      return new Question(owed.tenantId(), source.of(says.domain()).toString());
    }
  }

  /**
   * What came of a question.
   *
   * @param failure null where it was answered
   */
  private record Came(Wanted wanted, @Nullable ObjectNode found, @Nullable Throwable failure) {}

  /** What is asked of one tenant's source, and whether it may be. */
  private static final class Asking {
    final Set<Question> underWay = new HashSet<>();
    final Away away;

    Asking(Clock clock) {
      this.away = new Away(clock);
    }

    boolean hasRoom() {
      return underWay.size() < AT_A_TIME && away.isOver();
    }
  }

  public Enricher(
      Sources sources,
      Supplier<Intake> intake,
      Fetcher fetcher,
      LookUps lookUps,
      LeaseStore leases,
      UUID nodeId,
      Clock clock) {
    this.sources = sources;
    this.companies = new Companies(intake);
    this.fetcher = fetcher;
    this.lookUps = lookUps;
    this.leases = leases;
    this.nodeId = nodeId;
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

  /** Keeps what sources have answered, and asks them what is due. Blocks, but for no source. */
  public void run() {
    for (Came next = came.poll(); next != null; next = came.poll()) {
      take(next);
    }
    Instant now = clock.instant();
    if (!sources.isEmpty() && leases.take(TASK, nodeId, now, now.plus(HELD)).isPresent()) {
      lookUps.tenants().forEach(this::ask);
    }
  }

  /** Those without a source here have one that this node has not heard of. */
  private void ask(UUID tenantId) {
    Source source = sources.of(tenantId).orElse(null);
    Asking of = of(tenantId);
    if (source == null || !of.hasRoom()) {
      return;
    }
    for (LookUps.Due due : lookUps.due(tenantId, IN_A_TURN)) {
      Wanted wanted = new Wanted(due.owed(), companies.read(due.sent()), source);
      Companies.Company says = wanted.says();
      if (says.domain().isEmpty() || says.fields().size() == Companies.FIELDS) {
        lookUps.settle(due.owed());
        continue;
      }
      Question question = wanted.question();
      Answer before = known.getIfPresent(question);
      if (before != null) {
        fill(wanted, before);
      } else if (of.hasRoom() && of.underWay.add(question)) {
        fetcher
            .fetch(source, says.domain())
            .onSuccess(found -> came.add(new Came(wanted, found, null)))
            .onFailure(failure -> came.add(new Came(wanted, null, failure)));
      }
    }
  }

  private Asking of(UUID tenantId) {
    return asking.computeIfAbsent(tenantId, id -> new Asking(clock));
  }

  private void take(Came next) {
    Wanted wanted = next.wanted();
    Question question = wanted.question();
    Asking of = of(question.tenantId());
    of.underWay.remove(question);
    if (next.found() != null) {
      answered(of, wanted, companies.answer(next.found()));
      return;
    }
    failed.increment();
    if (next.failure() instanceof NoAnswerException none && none.isLasting()) {
      answered(of, wanted, JsonNodeFactory.instance.objectNode()); // it knows nothing of it
      return;
    }
    of.away.failed(next.failure() instanceof NoAnswerException none ? none.pause() : null);
    putOff(wanted.owed());
  }

  private void answered(Asking of, Wanted wanted, ObjectNode fields) {
    of.away.answered();
    Answer answer = new Answer(fields, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    known.put(wanted.question(), answer);
    fill(wanted, answer);
  }

  private void fill(Wanted wanted, Answer answer) {
    ObjectNode missing = answer.fields().deepCopy();
    wanted.says().fields().fieldNames().forEachRemaining(missing::remove);
    try {
      if (!missing.isEmpty()
          && lookUps.keep(wanted.owed().lead(), missing, wanted.source().host(), answer.at())) {
        filled.increment();
      }
      lookUps.settle(wanted.owed());
    } catch (RuntimeException e) {
      LOG.warn("what was looked up of a lead could not be kept: {}", e.getClass().getSimpleName());
      putOff(wanted.owed());
    }
  }

  private void putOff(Owed owed) {
    if (owed.tries() < PAUSES.size()) {
      lookUps.putOff(owed, clock.instant().plus(PAUSES.get(owed.tries())));
    } else {
      lookUps.settle(owed);
    }
  }
}
