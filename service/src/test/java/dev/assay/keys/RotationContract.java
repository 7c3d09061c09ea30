package dev.assay.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.audit.TestTrail;
import dev.assay.audit.Who;
import dev.assay.decisionlog.Criteria;
import dev.assay.decisionlog.Decision;
import dev.assay.decisionlog.DecisionLog;
import dev.assay.decisionlog.LogChain;
import dev.assay.decisionlog.SampleDecisions;
import dev.assay.decisionlog.Search;
import dev.assay.decisionlog.Stores;
import dev.assay.erasure.DestroyedKeys;
import dev.assay.erasure.Eraser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the rotation of keys promises, on whatever store. */
public abstract class RotationContract {
  private final UUID tenant = UUID.randomUUID();
  private final UUID other = UUID.randomUUID();
  private final UUID node = UUID.randomUUID();
  @TempDir private Path folder;
  private Stores stores;
  private Keyring keyring;
  private DecisionLog log;

  protected abstract Stores open(Path folder);

  @BeforeEach
  void start() {
    stores = open(folder);
    start(new MasterKeySource(null, folder.resolve("master.key")));
  }

  private void start(MasterKeySource source) {
    keyring = Keyring.open(stores.keys(), source, new SecureRandom(), SampleDecisions::newId);
    log =
        new DecisionLog(
            stores.decisions(),
            keyring,
            node,
            UUID.randomUUID(),
            Clock.systemUTC(),
            head -> {},
            64 << 20);
  }

  @AfterEach
  void stop() {
    log.close();
    stores.closing().run();
  }

  private static <T> T get(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }

  private Decision appended(UUID of, @Nullable String leadId) {
    UUID id = SampleDecisions.newId();
    return get(
        log.keyFor(new KeyRequest(of, id, leadId))
            .thenCompose(
                key -> {
                  Decision decision = SampleDecisions.of(of, id, leadId, key);
                  return log.append(decision, key).thenApply(done -> decision);
                }));
  }

  private List<Decision> several() {
    List<Decision> made = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      made.add(appended(i % 4 == 3 ? other : tenant, i % 2 == 0 ? null : "lead-" + i % 3));
    }
    return made;
  }

  private void assertReadable(List<Decision> made) {
    for (Decision decision : made) {
      assertThat(get(log.find(decision.tenantId(), decision.id())).orElseThrow().decision())
          .isEqualTo(decision);
    }
    assertThat(LogChain.assertWhole(stores.decisions(), node)).isEqualTo(made.size());
  }

  @Test
  void rotateTenantKey_everythingStaysReadableUnderTheNewOne() {
    List<Decision> made = several();

    // of 9 decisions of the tenant 6 have their own key, 3 share those of 3 leads
    assertThat(keyring.rotateTenantKey(tenant)).isEqualTo(9);

    assertThat(stores.keys().tenantKey(tenant).orElseThrow().version()).isEqualTo(2);
    assertThat(stores.keys().tenantKey(other).orElseThrow().version()).isEqualTo(1);
    made.add(appended(tenant, null));
    made.add(appended(tenant, "lead-1"));
    made.add(appended(tenant, "new"));
    assertReadable(made);
    assertThat(keyring.rotateTenantKey(tenant)).isEqualTo(11);
    assertReadable(made);
    log.close();
    start(new MasterKeySource(null, folder.resolve("master.key")));
    assertReadable(made);
  }

  @Test
  void rotateTenantKey_erasedBefore_staysErasedAndAfterwardsCanBeErased() {
    Decision before = appended(tenant, "before");
    Decision after = appended(tenant, "after");
    DestroyedKeys list = new DestroyedKeys(folder.resolve("destroyed-keys"));
    try (Eraser eraser =
        new Eraser(
            stores.decisions(), log, keyring, list, new TestTrail().audit(), Clock.systemUTC())) {
      get(eraser.erase(tenant, Lookup.LEAD_ID, "before", Who.SERVICE));
      assertThat(keyring.rotateTenantKey(tenant)).isEqualTo(1);
      assertThat(get(eraser.erase(tenant, Lookup.LEAD_ID, "after", Who.SERVICE)).decisions())
          .isEqualTo(1);
    }

    for (Decision decision : List.of(before, after)) {
      assertThat(get(log.find(tenant, decision.id())).orElseThrow().erased()).isTrue();
    }
  }

  @Test
  void rotateTenantKey_tenantWithoutOne_refused() {
    assertThatThrownBy(() -> keyring.rotateTenantKey(tenant))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(tenant.toString());
    assertThat(stores.keys().tenantKey(tenant)).isEmpty();
  }

  @Test
  void rotateMasterKey_oldOneRefusedNewOneReadsEverything() throws IOException {
    List<Decision> made = several();
    keyring.rotateTenantKey(tenant);
    MasterKeySource old = new MasterKeySource(null, folder.resolve("master.key"));
    MasterKeySource next = new MasterKeySource(null, folder.resolve("next.key"));

    String before = keyring.rotateMasterKey(next);

    made.add(appended(tenant, null));
    made.add(appended(UUID.randomUUID(), "lead-1"));
    assertReadable(made);
    log.close();
    assertThatThrownBy(() -> start(old))
        .isInstanceOf(MasterKeyException.class)
        .hasMessageContaining("is not the one this database was written with");
    start(next);
    assertReadable(made);
    Search byEmail =
        new Search(tenant, Map.of(Lookup.EMAIL, SampleDecisions.EMAIL), Criteria.ANY, null, 100);
    assertThat(get(log.search(byEmail))).hasSize(10);

    Path kept = old.replaceBy(next, before);

    assertThat(kept).hasFileName("master-" + before + ".key").exists();
    assertThat(Files.readString(folder.resolve("master.key")))
        .isEqualTo(Files.readString(folder.resolve("next.key")));
    log.close();
    start(old);
    assertReadable(made);
  }

  @Test
  void rotateMasterKey_sameKeyOrByANodeThatHasAnOldOne_refused() {
    Keyring late =
        Keyring.open(
            stores.keys(),
            new MasterKeySource(null, folder.resolve("master.key")),
            new SecureRandom(),
            SampleDecisions::newId);
    assertThatThrownBy(
            () -> keyring.rotateMasterKey(new MasterKeySource(null, folder.resolve("master.key"))))
        .isInstanceOf(MasterKeyException.class)
        .hasMessageContaining("is the one in use");
    keyring.rotateMasterKey(new MasterKeySource(null, folder.resolve("next.key")));

    assertThatThrownBy(
            () -> late.rotateMasterKey(new MasterKeySource(null, folder.resolve("third.key"))))
        .isInstanceOf(MasterKeyException.class);
    KeyRequest ofNewTenant = new KeyRequest(UUID.randomUUID(), UUID.randomUUID(), null);
    assertThatThrownBy(() -> late.fetch(List.of(ofNewTenant)))
        .isInstanceOf(MasterKeyException.class)
        .hasMessageNotContaining("null");
    List<Decision> made = several();
    assertReadable(made);
  }
}
