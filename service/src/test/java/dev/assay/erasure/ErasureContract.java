package dev.assay.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.audit.TestTrail;
import dev.assay.audit.Who;
import dev.assay.decisionlog.Criteria;
import dev.assay.decisionlog.Decision;
import dev.assay.decisionlog.DecisionLog;
import dev.assay.decisionlog.DestroyedKey;
import dev.assay.decisionlog.Erased;
import dev.assay.decisionlog.Found;
import dev.assay.decisionlog.LogChain;
import dev.assay.decisionlog.SampleDecisions;
import dev.assay.decisionlog.Search;
import dev.assay.decisionlog.StoredDecision;
import dev.assay.decisionlog.Stores;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.keys.DataKey;
import dev.assay.keys.KeyRequest;
import dev.assay.keys.Keyring;
import dev.assay.keys.Lookup;
import dev.assay.keys.MasterKeySource;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What erasures promise, on whatever store. */
public abstract class ErasureContract {
  private final UUID tenant = UUID.randomUUID();
  private final UUID node = UUID.randomUUID();
  @TempDir private Path folder;
  private Stores stores;
  private DecisionLog log;
  private Eraser eraser;

  /** The stores; after the first call they are opened again, with what they held. */
  protected abstract Stores open(Path folder);

  @BeforeEach
  void start() {
    stores = open(folder);
    Keyring keyring =
        Keyring.open(
            stores.keys(),
            new MasterKeySource(null, folder.resolve("master.key")),
            new SecureRandom(),
            SampleDecisions::newId);
    log =
        new DecisionLog(
            stores.decisions(),
            keyring,
            node,
            UUID.randomUUID(),
            Clock.systemUTC(),
            head -> {},
            64 << 20);
    eraser =
        new Eraser(
            stores.decisions(), log, keyring, list(), new TestTrail().audit(), Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    eraser.close();
    log.close();
    stores.closing().run();
  }

  private DestroyedKeys list() {
    return new DestroyedKeys(folder.resolve("destroyed-keys"));
  }

  private static <T> T get(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }

  private CompletionStage<Decision> append(@Nullable String leadId) {
    UUID id = SampleDecisions.newId();
    return log.keyFor(new KeyRequest(tenant, id, leadId))
        .thenCompose(
            key -> {
              Decision decision = SampleDecisions.of(tenant, id, leadId, key);
              return log.append(decision, key).thenApply(done -> decision);
            });
  }

  private Decision appended(@Nullable String leadId) {
    return get(append(leadId));
  }

  private StoredDecision found(Decision decision) {
    return get(log.find(tenant, decision.id())).orElseThrow();
  }

  private UUID leadOf(Decision decision) {
    return Objects.requireNonNull(found(decision).record().lead());
  }

  private List<Found<StoredDecision>> search(Lookup by, String value) {
    return get(log.search(new Search(tenant, Map.of(by, value), Criteria.ANY, null, 100)));
  }

  private void assertChain(long size) {
    assertThat(LogChain.assertWhole(stores.decisions(), node)).isEqualTo(size);
  }

  @Test
  void erase_lead_itsDecisionsErasedScoresStay() {
    Decision first = appended("a");
    Decision second = appended("a");
    Decision other = appended("b");

    Erased erased = get(eraser.erase(tenant, Lookup.LEAD_ID, "a", Who.SERVICE));

    assertThat(erased.leads()).isEqualTo(1);
    assertThat(erased.decisions()).isEqualTo(2);
    assertThat(found(first).erased()).isTrue();
    assertThat(found(second).erased()).isTrue();
    assertThat(found(second).record().scorecard().score()).isEqualTo(76);
    assertThat(found(other).decision()).isEqualTo(other);
    assertThat(get(eraser.erase(tenant, Lookup.LEAD_ID, "a", Who.SERVICE)).isNothing()).isTrue();
    assertThat(search(Lookup.LEAD_ID, "a")).isEmpty();
    assertChain(3);
  }

  @Test
  void erase_personByEmailOrPhone_namedLeadsAndUnnamedOnes() {
    for (Map.Entry<Lookup, String> whom :
        List.of(
            Map.entry(Lookup.EMAIL, SampleDecisions.EMAIL),
            Map.entry(Lookup.EMAIL, SampleDecisions.OTHER_EMAIL),
            Map.entry(Lookup.PHONE, SampleDecisions.PHONE),
            Map.entry(Lookup.PHONE, SampleDecisions.OTHER_PHONE))) {
      List<Decision> about = List.of(appended("a"), appended("a"), appended("b"), appended(null));

      assertThat(search(whom.getKey(), whom.getValue())).hasSize(4);
      Erased erased = get(eraser.erase(tenant, whom.getKey(), whom.getValue(), Who.SERVICE));

      assertThat(erased.leads()).isEqualTo(2);
      assertThat(erased.decisions()).isEqualTo(4);
      assertThat(erased.keys()).hasSize(3);
      assertThat(about).allMatch(decision -> found(decision).erased());
      assertThat(search(Lookup.EMAIL, SampleDecisions.EMAIL)).isEmpty();
      assertThat(search(Lookup.PHONE, SampleDecisions.PHONE)).isEmpty();
      assertThat(search(whom.getKey(), whom.getValue())).isEmpty();
    }
    assertChain(16);
  }

  @Test
  void erase_lead_sentAgain_isSomebodyNew() {
    Decision before = appended("a");
    UUID lead = found(before).record().lead();
    get(eraser.erase(tenant, Lookup.LEAD_ID, "a", Who.SERVICE));

    Decision after = appended("a");

    assertThat(found(after).decision()).isEqualTo(after);
    assertThat(found(after).record().lead()).isNotEqualTo(lead);
    assertThat(found(before).erased()).isTrue();
    assertThat(search(Lookup.EMAIL, SampleDecisions.EMAIL)).hasSize(1);
  }

  @Test
  void erase_otherTenants_untouched() {
    Decision decision = appended("a");
    UUID other = UUID.randomUUID();

    assertThat(get(eraser.erase(other, Lookup.LEAD_ID, "a", Who.SERVICE)).isNothing()).isTrue();
    assertThat(
            get(eraser.erase(other, Lookup.EMAIL, SampleDecisions.EMAIL, Who.SERVICE)).isNothing())
        .isTrue();
    assertThat(get(eraser.eraseDecision(other, decision.id(), Who.SERVICE)).isNothing()).isTrue();

    assertThat(found(decision).erased()).isFalse();
    assertThat(list().read()).isEmpty();
  }

  @Test
  void eraseDecision_itsLeadOrItsOwnPerson() {
    Decision unnamed = appended(null);
    Decision alike = appended(null);
    Decision named = appended("a");
    Decision sameLead = appended("a");

    assertThat(get(eraser.eraseDecision(tenant, unnamed.id(), Who.SERVICE)).leads()).isZero();
    assertThat(get(eraser.eraseDecision(tenant, named.id(), Who.SERVICE)).decisions()).isEqualTo(2);

    assertThat(found(unnamed).erased()).isTrue();
    assertThat(found(alike).erased()).isFalse();
    assertThat(found(sameLead).erased()).isTrue();
    assertChain(4);
  }

  @Test
  void erase_whileDecisionsWaitForTheirCommit_noneStaysReadable() {
    appended(null);
    appended("a"); // from now on the keys are at hand
    List<CompletionStage<Decision>> waiting = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      waiting.add(append(i % 2 == 0 ? null : "a"));
    }
    CompletionStage<Erased> erasure =
        eraser.erase(tenant, Lookup.EMAIL, SampleDecisions.EMAIL, Who.SERVICE);

    get(erasure);

    waiting.forEach(decision -> assertThat(found(get(decision)).erased()).isTrue());
    assertThat(search(Lookup.EMAIL, SampleDecisions.EMAIL)).isEmpty();
    assertChain(602);
  }

  @Test
  void append_keyFromBeforeTheErasure_refusedAndTheNextOneIsSomebodyNew() {
    appended("a");
    UUID late = SampleDecisions.newId();
    DataKey stale = get(log.keyFor(new KeyRequest(tenant, late, "a")));
    get(eraser.erase(tenant, Lookup.LEAD_ID, "a", Who.SERVICE));

    CompletionStage<Void> refused = log.append(SampleDecisions.of(tenant, late, "a", stale), stale);
    CompletionStage<Decision> other = append("b");
    CompletionStage<Decision> unnamed = append(null);

    assertThatThrownBy(() -> get(refused))
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOfSatisfying(
            ServiceException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE));
    assertThat(found(get(other)).erased()).isFalse();
    assertThat(found(get(unnamed)).erased()).isFalse();
    assertThat(get(log.find(tenant, late))).isEmpty();
    assertThat(found(appended("a")).erased()).isFalse();
    assertChain(4);
  }

  /** Leads of a job have their keys before they are decided on, and can be erased before that. */
  @Test
  void erase_unnamedLeadsWhileTheyAreDecidedOn_noneIsReadableOnceItAnswers() throws Exception {
    int count = 300;
    int late = 20;
    Map<UUID, DataKey> keys = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      UUID id = SampleDecisions.newId();
      keys.put(id, get(log.keyFor(new KeyRequest(tenant, id, null))));
    }
    List<UUID> ids = List.copyOf(keys.keySet());
    Instant now = Instant.parse("2026-11-22T12:00:00Z");
    AtomicInteger written = new AtomicInteger();
    List<CompletableFuture<Boolean>> appends = new CopyOnWriteArrayList<>();
    Consumer<UUID> decide =
        id ->
            appends.add(
                log.append(
                        SampleDecisions.of(tenant, id, null, Objects.requireNonNull(keys.get(id))),
                        Objects.requireNonNull(keys.get(id)))
                    .handle((done, refused) -> refused == null)
                    .whenComplete((done, none) -> written.incrementAndGet())
                    .toCompletableFuture());
    Thread job = new Thread(() -> ids.subList(0, count - late).forEach(decide));
    job.start();
    while (written.get() < count / 10) {
      Thread.onSpinWait();
    }

    stores.decisions().erase(ids.stream().map(id -> new DestroyedKey(tenant, id, now)).toList());

    List<UUID> readable = new ArrayList<>();
    for (UUID id : ids) {
      get(log.find(tenant, id))
          .filter(found -> !found.erased())
          .ifPresent(found -> readable.add(id));
    }
    assertThat(readable).isEmpty();
    job.join();
    ids.subList(count - late, count).forEach(decide);
    long recorded = appends.stream().filter(ErasureContract::get).count();
    for (UUID id : ids) {
      get(log.find(tenant, id)).ifPresent(found -> assertThat(found.erased()).isTrue());
    }
    assertThat(recorded).isBetween(1L, (long) count - late);
    assertChain(recorded);
  }

  @Test
  void append_afterAnotherNodeErasedTheLead_refusedOnceThenSomebodyNew() {
    UUID lead = leadOf(appended("a"));
    stores.decisions().erase(List.of(new DestroyedKey(tenant, lead, Instant.EPOCH)));

    assertThatThrownBy(() -> appended("a")).hasRootCauseInstanceOf(ServiceException.class);

    assertThat(found(appended("a")).record().lead()).isNotEqualTo(lead);
  }

  @Test
  void reconcile_listAndDatabaseKnowTheSame() {
    Decision unnamed = appended(null);
    Decision named = appended("a");
    UUID lead = leadOf(named);
    UUID goneWithTheDatabase = UUID.randomUUID();
    Instant at = Instant.parse("2026-11-22T09:00:00.123456Z");
    List<DestroyedKey> later =
        List.of(
            new DestroyedKey(tenant, lead, at), new DestroyedKey(tenant, goneWithTheDatabase, at));
    list().add(later);
    DestroyedKey onlyInTheDatabase = new DestroyedKey(tenant, unnamed.id(), at.plusSeconds(1));
    stores.decisions().erase(List.of(onlyInTheDatabase));

    Eraser.reconcile(stores.decisions(), list(), new TestTrail().audit());
    Eraser.reconcile(stores.decisions(), list(), new TestTrail().audit());

    assertThat(found(named).erased()).isTrue();
    assertThat(list().read()).containsExactly(later.get(0), later.get(1), onlyInTheDatabase);
    assertThat(stores.decisions().destroyedKeys())
        .containsExactlyInAnyOrderElementsOf(list().read());
    assertChain(2);
  }
}
