package dev.assay.erasure;

import dev.assay.audit.Audit;
import dev.assay.audit.AuditEntry;
import dev.assay.audit.Who;
import dev.assay.decisionlog.DecisionLog;
import dev.assay.decisionlog.DecisionStore;
import dev.assay.decisionlog.DestroyedKey;
import dev.assay.decisionlog.Erased;
import dev.assay.decisionlog.HeldException;
import dev.assay.decisionlog.LogEntry;
import dev.assay.keys.Keyring;
import dev.assay.keys.Lookup;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Erases people, one after the other. What was handed to the log before is erased too; what comes
 * after is about somebody new.
 */
public final class Eraser implements AutoCloseable {
  private final DecisionStore store;
  private final DecisionLog log;
  private final Keyring keyring;
  private final DestroyedKeys list;
  private final Audit audit;
  private final Clock clock;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "eraser");
            thread.setDaemon(true);
            return thread;
          });

  /** Brings the database and the list beside it to the same state. Blocks until that is done. */
  public Eraser(
      DecisionStore store,
      DecisionLog log,
      Keyring keyring,
      DestroyedKeys list,
      Audit audit,
      Clock clock) {
    this(store, log, keyring, clock, list, audit);
    reconcile();
  }

  private Eraser(
      DecisionStore store,
      DecisionLog log,
      Keyring keyring,
      Clock clock,
      DestroyedKeys list,
      Audit audit) {
    this.store = store;
    this.log = log;
    this.keyring = keyring;
    this.list = list;
    this.audit = audit;
    this.clock = clock;
  }

  /** One that leaves it to its owner to {@link #reconcile()}. */
  public static Eraser unreconciled(
      DecisionStore store,
      DecisionLog log,
      Keyring keyring,
      DestroyedKeys list,
      Audit audit,
      Clock clock) {
    return new Eraser(store, log, keyring, clock, list, audit);
  }

  /** Brings the database and the list beside it to the same state. Blocks. */
  public void reconcile() {
    reconcile(store, list, audit);
  }

  /** Erases again what a restored database has again, and notes what the list has not. */
  static void reconcile(DecisionStore store, DestroyedKeys list, Audit audit) {
    List<DestroyedKey> known = store.destroyedKeys();
    List<DestroyedKey> again = DestroyedKeys.without(list.read(), known);
    if (!again.isEmpty()) {
      store.erase(again, repeated(audit));
    }
    list.addMissing(known);
  }

  /**
   * Erases everyone again of whom the list or a restored database knows: keys that were destroyed
   * while a backup was made are in it.
   *
   * @return how many keys are destroyed now
   */
  public static int repeat(DecisionStore store, DestroyedKeys list, Audit audit) {
    list.addMissing(store.destroyedKeys());
    List<DestroyedKey> all = list.read();
    if (!all.isEmpty()) {
      store.erase(all, repeated(audit));
    }
    return all.size();
  }

  /** The trail that was restored may not tell of the erasures themselves. */
  private static Function<Erased, AuditEntry> repeated(Audit audit) {
    return erased ->
        audit.entry(
            null,
            Who.SERVICE,
            "erasure.repeated",
            "",
            "",
            Map.of("keys", String.valueOf(erased.keys().size())));
  }

  /** Erases whoever is looked up by that value: named leads, and decisions about no named lead. */
  public CompletionStage<Erased> erase(UUID tenantId, Lookup by, String value, Who who) {
    List<String> hashes = keyring.hashKeys().all(by, tenantId, value);
    return erase(tenantId, by, hashes, keyring.hashKeys().trace(by, tenantId, value), who);
  }

  /** The same by keyed hashes; fails with a {@link HeldException} while a hold stands. */
  CompletionStage<Erased> erase(
      UUID tenantId, Lookup by, List<String> hashes, String asked, Who who) {
    Function<Erased, AuditEntry> told =
        told(tenantId, who, by.name().toLowerCase(Locale.ROOT), asked);
    return settled(() -> store.erase(tenantId, by, hashes, now(), told));
  }

  /** Erases the person of a decision: its lead, or where none was named what it alone knows. */
  public CompletionStage<Erased> eraseDecision(UUID tenantId, UUID decisionId, Who who) {
    Function<Erased, AuditEntry> told = told(tenantId, who, "decision_id", decisionId.toString());
    return settled(() -> store.erase(tenantId, keysOf(tenantId, decisionId), told));
  }

  /** Erases what came to be of a decision while somebody had its person erased. */
  public CompletionStage<Erased> eraseLate(UUID tenantId, UUID decisionId) {
    return settled(() -> store.erase(keysOf(tenantId, decisionId)));
  }

  /** Of whoever it is about it tells no more than whether two erasures were of the same one. */
  private Function<Erased, AuditEntry> told(UUID tenantId, Who who, String askedBy, String asked) {
    return erased ->
        audit.entry(
            tenantId,
            who,
            "erasure.carried_out",
            askedBy,
            "",
            Map.of(
                "asked",
                asked,
                "leads",
                String.valueOf(erased.leads()),
                "decisions",
                String.valueOf(erased.decisions())));
  }

  /** Erases a client with all that is known of it; fails with a {@link HeldException} likewise. */
  CompletionStage<Erased> eraseClient(UUID tenantId, UUID clientId, Who who) {
    AuditEntry told =
        audit.entry(tenantId, who, "client.erased", clientId.toString(), "", Map.of());
    return settled(
        () ->
            store.erase(
                tenantId, List.of(new DestroyedKey(tenantId, clientId, now())), erased -> told));
  }

  private List<DestroyedKey> keysOf(UUID tenantId, UUID decisionId) {
    return store.find(tenantId, decisionId).map(this::keyOf).stream().toList();
  }

  private DestroyedKey keyOf(LogEntry entry) {
    var record = entry.sealed().record();
    UUID lead = record.lead();
    return new DestroyedKey(record.tenantId(), lead == null ? record.id() : lead, now());
  }

  /**
   * Carries out an erasure of what is older than it may be. It is not on the list beside the
   * database: what a restore brings back is as old, and found again.
   */
  public CompletionStage<Optional<Erased>> expire(Supplier<Optional<Erased>> erasure) {
    return log.settled()
        .thenApplyAsync(
            settled -> {
              Optional<Erased> erased = erasure.get();
              erased.ifPresent(this::forget);
              return erased;
            },
            thread);
  }

  private CompletionStage<Erased> settled(Supplier<Erased> erasure) {
    return log.settled()
        .thenApplyAsync(
            settled -> {
              Erased erased = erasure.get();
              list.add(erased.keys());
              forget(erased);
              return erased;
            },
            thread);
  }

  private void forget(Erased erased) {
    keyring.forget(erased.keys().stream().map(DestroyedKey::keyId).collect(Collectors.toSet()));
  }

  /** Does something between two erasures. */
  <T> CompletionStage<T> aside(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, thread);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Takes nothing more, and finishes what was begun. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(60, TimeUnit.SECONDS)) {
        throw new IllegalStateException("an erasure did not end within 60 s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
