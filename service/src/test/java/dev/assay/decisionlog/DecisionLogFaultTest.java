package dev.assay.decisionlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.keys.DataKey;
import dev.assay.keys.KeyRequest;
import dev.assay.keys.Keyring;
import dev.assay.keys.MasterKeySource;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the log does while its store does not do its part. */
final class DecisionLogFaultTest {
  private final UUID tenant = UUID.randomUUID();
  private final UUID node = UUID.randomUUID();
  private final AtomicBoolean failing = new AtomicBoolean();
  @TempDir private Path folder;

  @Test
  void append_storeFailsBeforeTheCommit_refusedThenRecovers() throws Exception {
    InMemoryStore store = new InMemoryStore(this::failIfTold, () -> {});
    try (DecisionLog log = open(store, Long.MAX_VALUE)) {
      append(log).get(10, TimeUnit.SECONDS);
      failing.set(true);
      assertRefused(append(log), ErrorCode.UNAVAILABLE);
      failing.set(false);

      append(log).get(10, TimeUnit.SECONDS);
    }

    assertThat(LogChain.assertWhole(store, node)).isEqualTo(2);
  }

  @Test
  void append_connectionLostAfterTheCommit_refusedAndTheLogStaysWhole() throws Exception {
    InMemoryStore store = new InMemoryStore(() -> {}, this::failIfTold);
    try (DecisionLog log = open(store, Long.MAX_VALUE)) {
      failing.set(true);
      assertRefused(append(log), ErrorCode.UNAVAILABLE);
      failing.set(false);

      append(log).get(10, TimeUnit.SECONDS);
    }

    assertThat(LogChain.assertWhole(store, node)).isEqualTo(2);
  }

  @Test
  void append_moreThanMayWait_refusedUntilTheStoreGoesOn() throws Exception {
    Semaphore commits = new Semaphore(0);
    CountDownLatch busy = new CountDownLatch(1);
    InMemoryStore store =
        new InMemoryStore(
            () -> {
              busy.countDown();
              commits.acquireUninterruptibly();
            },
            () -> {});
    try (DecisionLog log = open(store, 1)) {
      CompletableFuture<Void> committing = append(log);
      assertThat(busy.await(10, TimeUnit.SECONDS)).isTrue();
      CompletableFuture<Void> waiting = append(log);

      assertRefused(append(log), ErrorCode.UNAVAILABLE);

      assertThat(List.of(committing, waiting)).noneMatch(CompletableFuture::isDone);
      commits.release(3);
      committing.get(10, TimeUnit.SECONDS);
      waiting.get(10, TimeUnit.SECONDS);
      append(log).get(10, TimeUnit.SECONDS);
    }

    assertThat(LogChain.assertWhole(store, node)).isEqualTo(3);
  }

  @Test
  void append_whileTheStoreCommits_theRestIsOneGroup() throws Exception {
    Semaphore commits = new Semaphore(0);
    CountDownLatch busy = new CountDownLatch(1);
    InMemoryStore store =
        new InMemoryStore(
            () -> {
              busy.countDown();
              commits.acquireUninterruptibly();
            },
            () -> {});
    try (DecisionLog log = open(store, Long.MAX_VALUE)) {
      List<CompletableFuture<Void>> appends = new ArrayList<>(List.of(append(log)));
      assertThat(busy.await(10, TimeUnit.SECONDS)).isTrue();
      for (int i = 0; i < 1_100; i++) {
        appends.add(append(log));
      }
      commits.release(3);

      for (CompletableFuture<Void> append : appends) {
        append.get(10, TimeUnit.SECONDS);
      }
    }

    assertThat(store.heads(node)).extracting(TreeHead::size).containsExactly(1L, 1_025L, 1_101L);
  }

  private void failIfTold() {
    if (failing.get()) {
      throw new IllegalStateException("told to fail");
    }
  }

  private DecisionLog open(InMemoryStore store, long waitingBytes) {
    MasterKeySource master = new MasterKeySource(null, folder.resolve("master.key"));
    Keyring keyring = Keyring.open(store, master, new SecureRandom(), UUID::randomUUID);
    return new DecisionLog(
        store, keyring, node, UUID.randomUUID(), Clock.systemUTC(), head -> {}, waitingBytes);
  }

  private CompletableFuture<Void> append(DecisionLog log) {
    UUID id = SampleDecisions.newId();
    DataKey key = log.keyFor(new KeyRequest(tenant, id, null)).toCompletableFuture().join();
    return log.append(SampleDecisions.of(tenant, id, null, key), key).toCompletableFuture();
  }

  private static void assertRefused(CompletableFuture<Void> append, ErrorCode code) {
    assertThatThrownBy(() -> append.get(10, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(ServiceException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
