package dev.assay.idempotency;

import dev.assay.canonical.Bytes;
import dev.assay.decisionlog.GroupThread;
import dev.assay.decisionlog.GroupThread.Task;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.keys.DataKey;
import dev.assay.keys.KeyRequest;
import dev.assay.keys.Keyring;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Callers' keys. Claims are stored in groups, by a thread of its own, so that many share a commit.
 * Nothing here blocks its caller.
 */
public final class Idempotency implements AutoCloseable {
  /** How long a key is remembered. */
  public static final Duration LIFETIME = Duration.ofHours(24);

  /** How long a request whose answer will be kept may take before another may do it anew. */
  private static final Duration UNANSWERED = Duration.ofMinutes(1);

  private static final int LARGEST_GROUP = 256;
  private static final int WAITING = 8_192;

  private final ClaimStore store;
  private final Keyring keyring;
  private final Clock clock;
  private final Supplier<UUID> newId;
  private final Hashes hashes;
  private final GroupThread<Claim, Claimed> claims;
  private final GroupThread<Runnable, Void> changes;

  /**
   * Remembers keys by what these know.
   *
   * @param newId gives UUIDv7: the ids are those of decisions too
   */
  public Idempotency(ClaimStore store, Keyring keyring, Clock clock, Supplier<UUID> newId) {
    this.store = store;
    this.keyring = keyring;
    this.clock = clock;
    this.newId = newId;
    this.hashes = new Hashes(keyring.hashKeys().secretFor("idempotency"));
    this.claims = new GroupThread<>("idempotency", LARGEST_GROUP, WAITING, claim -> 1, this::claim);
    this.changes =
        new GroupThread<>("idempotency-answers", 1, WAITING, change -> 1, Idempotency::run);
  }

  /**
   * Claims a key for a request. Fails with a {@code ServiceException} where it was claimed for
   * another one (REUSED).
   *
   * @param request whatever tells requests apart
   * @param keeping where its answer will be kept and is not soon, another may claim the key
   */
  public CompletionStage<Claimed> claim(
      UUID tenantId, String key, List<byte[]> request, Keeping keeping) {
    Duration lifetime = keeping == Keeping.NOTHING ? LIFETIME : UNANSWERED;
    return claims.submit(
        new Claim(
            hashes.ofKey(tenantId, key),
            hashes.ofRequest(tenantId, request),
            newId.get(),
            tenantId,
            clock.instant().plus(lifetime),
            keeping == Keeping.UNTIL_AN_ERASURE,
            false,
            null));
  }

  /** Keeps the answer to a claimed request, sealed. */
  public CompletionStage<Void> keep(UUID tenantId, Claimed claimed, byte[] answer) {
    return changes.submit(
        () -> {
          KeyRequest request = new KeyRequest(tenantId, claimed.id(), null);
          DataKey key = keyring.fetch(List.of(request)).get(0);
          SealedAnswer sealed =
              new SealedAnswer(Objects.requireNonNull(key.own()), key.seal(claimed.id(), answer));
          store.keep(claimed.keyHash(), claimed.id(), sealed, clock.instant().plus(LIFETIME));
        });
  }

  /** Forgets a claim of which nothing came. */
  public CompletionStage<Void> release(Claimed claimed) {
    return changes.submit(() -> store.release(claimed.keyHash(), claimed.id()));
  }

  private void claim(List<Task<Claim, Claimed>> group) {
    List<Claim> taken = store.takeOrAdd(group.stream().map(Task::item).toList(), clock.instant());
    for (int i = 0; i < taken.size(); i++) {
      Task<Claim, Claimed> task = group.get(i);
      try {
        answer(task.item(), taken.get(i), task.answer());
      } catch (RuntimeException unreadable) { // an answer that does not open fails no other claim
        task.answer().completeExceptionally(unreadable);
      }
    }
  }

  private void answer(Claim offer, Claim taken, CompletableFuture<Claimed> answer) {
    if (!taken.requestHash().equals(offer.requestHash())) {
      answer.completeExceptionally(
          new ServiceException(
              ErrorCode.REUSED, "This Idempotency-Key was used for another request"));
      return;
    }
    boolean first = taken.id().equals(offer.id());
    answer.complete(new Claimed(taken.keyHash(), taken.id(), first, taken.erased(), opened(taken)));
  }

  private @Nullable Bytes opened(Claim claim) {
    SealedAnswer answer = claim.answer();
    return answer == null
        ? null
        : keyring
            .opening(claim.tenantId(), claim.id(), null, answer.key())
            .map(key -> Bytes.of(key.open(claim.id(), answer.bytes())))
            .orElseThrow();
  }

  private static void run(List<Task<Runnable, Void>> one) {
    one.get(0).item().run();
    one.get(0).answer().complete(null);
  }

  @Override
  public void close() {
    claims.close();
    changes.close();
  }
}
