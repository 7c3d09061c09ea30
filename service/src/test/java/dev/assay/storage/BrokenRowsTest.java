package dev.assay.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.decisionlog.Criteria;
import dev.assay.decisionlog.Decision;
import dev.assay.decisionlog.DecisionLog;
import dev.assay.decisionlog.Found;
import dev.assay.decisionlog.SampleDecisions;
import dev.assay.decisionlog.Search;
import dev.assay.decisionlog.StoredDecision;
import dev.assay.decisionlog.UnreadableException;
import dev.assay.keys.KeyRequest;
import dev.assay.keys.KeyStore;
import dev.assay.keys.Keyring;
import dev.assay.keys.MasterKeySource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A row that somebody broke is shown as unreadable, and fails no other row. */
final class BrokenRowsTest {
  private static final int LEADS = 20;

  private final UUID tenant = UUID.randomUUID();
  private final AtomicInteger keyReads = new AtomicInteger();
  private Database database;
  private DecisionLog log;
  private Decision named;
  private Decision unnamed;

  @BeforeEach
  void record(@TempDir Path folder) {
    database = Database.embedded(new DataFolder(folder));
    Keyring keyring =
        Keyring.open(
            counted(new SqlKeyStore(database)),
            new MasterKeySource(null, folder.resolve("master.key")),
            new SecureRandom(),
            SampleDecisions::newId);
    log =
        new DecisionLog(
            new SqlDecisionStore(database),
            keyring,
            UUID.randomUUID(),
            UUID.randomUUID(),
            Clock.systemUTC(),
            head -> {},
            64 << 20);
    List<Decision> made = new ArrayList<>();
    for (int i = 0; i < LEADS; i++) {
      made.add(append("lead-" + i));
    }
    named = made.get(LEADS / 2);
    unnamed = append(null);
  }

  @AfterEach
  void stop() {
    log.close();
    database.close();
  }

  @Test
  void search_manyLeads_readsTheirKeysAtOnce() {
    keyReads.set(0);

    assertThat(search()).hasSize(LEADS + 1).noneMatch(found -> found.what() == null);

    assertThat(keyReads).hasValueLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "record = 'x'",
        "record = '{}'",
        "record = replace(record, '\"format\":1', '\"format\":2')",
        "record = replace(record, '\"score\":', '\"skore\":')",
        "payload = leaf_hash"
      })
  void search_brokenRow_isUnreadableAloneAtItsPlace(String assignment) {
    List<Search.Place> places = search().stream().map(Found::place).toList();

    change("update decisions set " + assignment + " where decision_id = ?", named.id());

    List<Found<StoredDecision>> found = search();
    assertThat(found).extracting(Found::place).isEqualTo(places);
    assertThat(found)
        .filteredOn(one -> one.what() == null)
        .extracting(one -> one.place().id())
        .containsExactly(named.id());
    assertUnreadable(named);
  }

  @Test
  void search_brokenKeys_areUnreadableAlone() {
    change("update lead_keys set sealed = substring(sealed, 2) where lead = ?", lead(named));
    change("update decisions set own_key = leaf_hash where decision_id = ?", unnamed.id());

    assertThat(search())
        .filteredOn(one -> one.what() == null)
        .extracting(one -> one.place().id())
        .containsExactlyInAnyOrder(named.id(), unnamed.id());
    assertUnreadable(named);
    assertUnreadable(unnamed);
  }

  private void assertUnreadable(Decision decision) {
    assertThat(log.find(tenant, decision.id()).toCompletableFuture())
        .failsWithin(Duration.ofSeconds(30))
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(UnreadableException.class);
  }

  private UUID lead(Decision decision) {
    return get(log.find(tenant, decision.id())).map(found -> found.record().lead()).orElseThrow();
  }

  private void change(String sql, UUID id) {
    assertThat(database.<Integer>change(handle -> handle.execute(sql, id))).isEqualTo(1);
  }

  private List<Found<StoredDecision>> search() {
    return get(log.search(new Search(tenant, Map.of(), Criteria.ANY, null, 100)));
  }

  private Decision append(@Nullable String leadId) {
    UUID id = SampleDecisions.newId();
    return get(
        log.keyFor(new KeyRequest(tenant, id, leadId))
            .thenCompose(
                key -> {
                  Decision decision = SampleDecisions.of(tenant, id, leadId, key);
                  return log.append(decision, key).thenApply(done -> decision);
                }));
  }

  private static <T> T get(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }

  private KeyStore counted(KeyStore store) {
    return (KeyStore)
        Proxy.newProxyInstance(
            KeyStore.class.getClassLoader(),
            new Class<?>[] {KeyStore.class},
            (proxy, method, arguments) -> {
              keyReads.incrementAndGet();
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException e) {
                throw new CompletionException(e.getCause());
              }
            });
  }
}
