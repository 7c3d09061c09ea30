package dev.assay.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.Uninterruptibles;
import dev.assay.canonical.Bytes;
import dev.assay.decisionlog.InMemoryStore;
import dev.assay.decisionlog.SampleDecisions;
import dev.assay.keys.Keyring;
import dev.assay.keys.MasterKeySource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Keys that callers send at the same time. */
final class IdempotencyTest {
  private static final UUID TENANT = new UUID(1, 1);
  private static final byte[] ANSWER = "an answer".getBytes(StandardCharsets.UTF_8);

  private final CountDownLatch begun = new CountDownLatch(1);
  private final InMemoryClaimStore store = new InMemoryClaimStore();

  /** While it is shut nothing is claimed, so that all that comes is one group. */
  private volatile CountDownLatch gate = new CountDownLatch(0);

  /** Keeps other answers than it is given. */
  private final ClaimStore altering =
      new ClaimStore() {
        @Override
        public List<Claim> takeOrAdd(List<Claim> offers, Instant now) {
          if (gate.getCount() > 0) {
            begun.countDown();
            Uninterruptibles.awaitUninterruptibly(gate);
          }
          return store.takeOrAdd(offers, now);
        }

        @Override
        public void keep(String keyHash, UUID id, SealedAnswer answer, Instant expiresOn) {
          byte[] bytes = answer.bytes().toArray();
          bytes[bytes.length - 1] ^= 1;
          store.keep(keyHash, id, new SealedAnswer(answer.key(), Bytes.of(bytes)), expiresOn);
        }

        @Override
        public void release(String keyHash, UUID id) {
          store.release(keyHash, id);
        }
      };

  private static Keyring keyring() {
    String masterKey = Base64.getEncoder().encodeToString(new byte[32]);
    return Keyring.open(
        new InMemoryStore(),
        new MasterKeySource(masterKey, Path.of("none")),
        new SecureRandom(),
        SampleDecisions::newId);
  }

  private static CompletableFuture<Claimed> claim(Idempotency keys, String key) {
    return keys.claim(TENANT, key, List.of(ANSWER), Keeping.LASTING).toCompletableFuture();
  }

  @Test
  void claim_besideOneWhoseAnswerWasAltered_isTaken() throws Exception {
    Clock clock = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    try (Idempotency keys = new Idempotency(altering, keyring(), clock, SampleDecisions::newId)) {
      Claimed first = claim(keys, "altered").get();
      keys.keep(TENANT, first, ANSWER).toCompletableFuture().get();
      gate = new CountDownLatch(1);
      CompletableFuture<Claimed> before = claim(keys, "before");
      begun.await();
      CompletableFuture<Claimed> altered = claim(keys, "altered");
      CompletableFuture<Claimed> beside = claim(keys, "beside");
      gate.countDown();

      assertThat(before.get().first()).isTrue();
      assertThat(beside.get().first()).isTrue();
      assertThat(altered).failsWithin(Duration.ofSeconds(30));
    }
  }
}
