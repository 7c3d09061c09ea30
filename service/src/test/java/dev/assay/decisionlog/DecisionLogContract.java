package dev.assay.decisionlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.keys.DataKey;
import dev.assay.keys.KeyRequest;
import dev.assay.keys.Keyring;
import dev.assay.keys.MasterKeySource;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the log promises, on whatever store. */
public abstract class DecisionLogContract {
  private static final long WAITING_BYTES = 64 << 20;

  private final UUID tenant = UUID.randomUUID();
  private final UUID node = UUID.randomUUID();
  @TempDir private Path folder;
  private Stores stores;
  private DecisionLog log;

  /** The stores; after the first call they are opened again, with what they held. */
  protected abstract Stores open(Path folder);

  @BeforeEach
  void start() {
    stores = open(folder);
    log = newLog(stores);
  }

  @AfterEach
  void stop() {
    log.close();
    stores.closing().run();
  }

  private DecisionLog newLog(Stores on) {
    SecureRandom random = new SecureRandom();
    Keyring keyring =
        Keyring.open(
            on.keys(),
            new MasterKeySource(null, folder.resolve("master.key")),
            random,
            SampleDecisions::newId);
    return new DecisionLog(
        on.decisions(),
        keyring,
        node,
        UUID.randomUUID(),
        Clock.systemUTC(),
        head -> {},
        WAITING_BYTES);
  }

  private static <T> T get(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }

  private Decision decision(@Nullable String leadId) {
    UUID id = SampleDecisions.newId();
    return SampleDecisions.of(tenant, id, leadId, key(id, leadId));
  }

  private DataKey key(UUID id, @Nullable String leadId) {
    return get(log.keyFor(new KeyRequest(tenant, id, leadId)));
  }

  private CompletionStage<Void> append(Decision decision) {
    return log.keyFor(new KeyRequest(tenant, decision.id(), decision.leadId()))
        .thenCompose(key -> log.append(decision, key));
  }

  private StoredDecision found(Decision decision) {
    return get(log.find(tenant, decision.id())).orElseThrow();
  }

  @Test
  void append_namedLead_foundAgainWhole() {
    Decision decision = decision(SampleDecisions.LEAD_ID);

    get(append(decision));

    assertThat(found(decision).decision()).isEqualTo(decision);
    assertThat(found(decision).record().lead()).isNotNull();
  }

  @Test
  void append_unnamedLead_foundAgainWhole() {
    UUID id = SampleDecisions.newId();
    DataKey key = key(id, null);
    Decision decision = SampleDecisions.of(tenant, id, null, key);

    get(log.append(decision, key));

    assertThat(found(decision).decision()).isEqualTo(decision);
    assertThat(found(decision).record().lead()).isNull();
  }

  @Test
  void append_hugeLead_foundAgainWhole() {
    String text = "ß\uD83D\uDEF6\u0000\n".repeat(300_000);
    Decision decision =
        SampleDecisions.ofSent(
            decision("a"), JsonNodeFactory.instance.objectNode().put("message", text));

    get(append(decision));

    assertThat(found(decision).decision()).isEqualTo(decision);
  }

  @Test
  void append_oneThatTheStoreMayNotHold_failsNoOther() {
    List<Decision> decisions =
        IntStream.range(0, 64)
            .mapToObj(i -> i == 40 ? SampleDecisions.ofVersion(decision("a"), "\0") : decision("a"))
            .toList();

    List<CompletableFuture<Void>> appended =
        decisions.stream().map(decision -> append(decision).toCompletableFuture()).toList();

    for (int i = 0; i < 64; i++) {
      if (i != 40) {
        get(appended.get(i));
        assertThat(found(decisions.get(i)).decision()).isEqualTo(decisions.get(i));
      }
    }
    get(append(decision("a")));
  }

  @Test
  void find_otherTenantsOrUnknown_nothing() {
    Decision decision = decision("a");
    get(append(decision));

    assertThat(get(log.find(UUID.randomUUID(), decision.id()))).isEmpty();
    assertThat(get(log.find(tenant, UUID.randomUUID()))).isEmpty();
  }

  @Test
  void keyFor_sameLead_sameKey() {
    assertThat(leadHash(tenant, "a")).isEqualTo(leadHash(tenant, "a")).startsWith("hmac-sha256:");
    assertThat(leadHash(tenant, "a")).isNotEqualTo(leadHash(tenant, "b"));
    assertThat(leadHash(tenant, "a")).isNotEqualTo(leadHash(UUID.randomUUID(), "a"));
    assertThat(leadHash(tenant, null)).isNotEqualTo(leadHash(tenant, null));
  }

  private String leadHash(UUID of, @Nullable String leadId) {
    return get(log.keyFor(new KeyRequest(of, UUID.randomUUID(), leadId)))
        .leadHash(new byte[] {1, 2, 3});
  }

  @Test
  void keyFor_sameLeadAtOnceAndAfterReopening_sameKey() {
    List<CompletionStage<DataKey>> keys =
        IntStream.range(0, 200)
            .mapToObj(i -> log.keyFor(new KeyRequest(tenant, UUID.randomUUID(), "lead-" + i % 3)))
            .toList();

    assertThat(keys.stream().map(key -> get(key).lead()).distinct()).hasSize(3);
    UUID before = get(keys.get(0)).lead();
    reopen();
    assertThat(key(UUID.randomUUID(), "lead-0").lead()).isEqualTo(before);
  }

  @Test
  void append_idRecordedBefore_refusedAndOthersKept() {
    Decision first = decision("a");
    get(append(first));
    Decision other = decision("b");

    List<CompletableFuture<Void>> both =
        List.of(append(first).toCompletableFuture(), append(other).toCompletableFuture());

    assertRefused(both.get(0), ErrorCode.CONFLICT);
    get(both.get(1));
    assertThat(found(other).decision()).isEqualTo(other);
    assertChain(2);
  }

  @Test
  void append_manyAtOnce_contiguousLeaves() {
    int count = 2_000;
    List<Decision> decisions =
        IntStream.range(0, count)
            .mapToObj(i -> decision(i % 2 == 0 ? null : "lead-" + i % 50))
            .toList();

    CompletableFuture.allOf(
            decisions.parallelStream()
                .map(decision -> append(decision).toCompletableFuture())
                .toArray(CompletableFuture[]::new))
        .join();

    assertChain(count);
    for (Decision decision : decisions.subList(0, 40)) {
      assertThat(found(decision).decision()).isNotNull();
    }
  }

  @Test
  void reopen_goesOnWhereItEnded() {
    Decision before = decision("a");
    get(append(before));

    reopen();

    assertThat(found(before).decision()).isEqualTo(before);
    get(append(decision("a")));
    get(append(decision(null)));
    assertChain(3);
  }

  private void reopen() {
    log.close();
    stores.closing().run();
    stores = open(folder);
    log = newLog(stores);
  }

  @Test
  void close_commitsWhatWaits() {
    List<CompletionStage<Void>> appends =
        IntStream.range(0, 500).mapToObj(i -> append(decision(null))).toList();

    Decision late = decision(null);
    log.close();

    assertThat(appends).allSatisfy(append -> assertThat(append).isCompleted());
    assertRefused(append(late), ErrorCode.UNAVAILABLE);
    assertChain(500);
  }

  @Test
  void append_logClaimedByAnotherProcess_refused() {
    get(append(decision(null)));
    DecisionLog other = newLog(stores);

    assertRefused(append(decision(null)), ErrorCode.UNAVAILABLE);

    other.close();
    assertChain(1);
  }

  @Test
  void recorded_onlyThoseInTheLog() {
    Decision there = decision(null);
    get(append(there));
    Optional<LogEntry> entry = stores.decisions().find(tenant, there.id());
    SealedDecision missing =
        new Sealer(keyringOf(stores).hashKeys()).seal(decision(null), key(there.id(), null));

    assertThat(stores.decisions().recorded(List.of(entry.orElseThrow().sealed(), missing)))
        .containsExactly(there.id());
  }

  private Keyring keyringOf(Stores on) {
    return Keyring.open(
        on.keys(),
        new MasterKeySource(null, folder.resolve("master.key")),
        new SecureRandom(),
        SampleDecisions::newId);
  }

  private static void assertRefused(CompletionStage<?> stage, ErrorCode code) {
    assertThatThrownBy(() -> get(stage))
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOfSatisfying(ServiceException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private void assertChain(long size) {
    assertThat(LogChain.assertWhole(stores.decisions(), node)).isEqualTo(size);
  }
}
