package dev.assay.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.canonical.Bytes;
import dev.assay.keys.WrappedKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store of callers' keys promises. */
public abstract class ClaimStoreContract {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final SealedAnswer ANSWER =
      new SealedAnswer(
          new WrappedKey(
              3, Bytes.of("\u00ff wrapped key".repeat(5).getBytes(StandardCharsets.ISO_8859_1))),
          Bytes.of((byte) 4, (byte) 0xFF));

  private final UUID tenant = UUID.randomUUID();
  @TempDir private Path folder;
  private Opened opened;

  /**
   * A store.
   *
   * @param erasing erases somebody of a tenant
   * @param closing closes it
   */
  public record Opened(ClaimStore store, Consumer<UUID> erasing, Runnable closing) {}

  /** A store, empty at the first call. */
  protected abstract Opened open(Path folder);

  @BeforeEach
  void start() {
    opened = open(folder);
  }

  @AfterEach
  void stop() {
    opened.closing().run();
  }

  private Claim offer(String key, int hours) {
    Instant expires = NOON.plusSeconds(3600L * hours);
    String request = "request " + hours;
    return new Claim(key, request, UUID.randomUUID(), tenant, expires, hours > 1, false, null);
  }

  private Claim take(Claim offer, Instant now) {
    return opened.store().takeOrAdd(List.of(offer), now).get(0);
  }

  @Test
  void takeOrAdd_again_theFirstWholeClaim() {
    Claim first = offer("k", 1);

    assertThat(take(first, NOON)).isEqualTo(first);
    assertThat(take(offer("k", 2), NOON)).isEqualTo(first);
  }

  @Test
  void takeOrAdd_sameKeyInOneGroup_oneClaim() {
    Claim other = offer("other", 1);
    Claim a = offer("k", 1);
    Claim b = offer("k", 2);

    List<Claim> taken = opened.store().takeOrAdd(List.of(a, other, b, a), NOON);

    assertThat(taken).hasSize(4);
    assertThat(taken.get(1)).isEqualTo(other);
    assertThat(taken.get(0)).isIn(a, b).isEqualTo(taken.get(2)).isEqualTo(taken.get(3));
  }

  @Test
  void takeOrAdd_expired_isAsNew() {
    take(offer("k", 1), NOON);
    Claim second = offer("k", 2);

    assertThat(take(second, NOON.plusSeconds(3600))).isEqualTo(second);
  }

  @Test
  void keep_answer_isThereAndLivesOn() {
    Claim first = offer("k", 1);
    take(first, NOON);
    opened.store().keep("k", first.id(), ANSWER, NOON.plusSeconds(7200));

    Claim taken = take(offer("k", 2), NOON.plusSeconds(3600));

    assertThat(taken.id()).isEqualTo(first.id());
    assertThat(taken.answer()).isEqualTo(ANSWER);
  }

  private Claim offer(String key, UUID of, boolean ofPeople) {
    Instant expires = NOON.plusSeconds(60);
    return new Claim(key, "request", UUID.randomUUID(), of, expires, ofPeople, false, null);
  }

  private void keep(Claim claim) {
    opened.store().keep(claim.keyHash(), claim.id(), ANSWER, NOON.plusSeconds(7200));
  }

  @Test
  void keep_somebodyErased_noAnswerOfPeopleIsThereOrComes_andTheClaimLivesOn() {
    Claim answered = take(offer("answered", tenant, true), NOON);
    Claim underWay = take(offer("under way", tenant, true), NOON);
    Claim ofNobody = take(offer("of nobody", tenant, false), NOON);
    Claim others = take(offer("others", UUID.randomUUID(), true), NOON);
    List.of(answered, ofNobody, others).forEach(this::keep);

    opened.erasing().accept(tenant);
    keep(underWay);

    Instant later = NOON.plusSeconds(3600);
    for (Claim claim : List.of(answered, underWay)) {
      Claim taken = take(claim, later);
      assertThat(taken.id()).isEqualTo(claim.id());
      assertThat(taken.erased()).isTrue();
      assertThat(taken.answer()).isNull();
      assertThat(taken.expiresOn()).isEqualTo(NOON.plusSeconds(7200));
    }
    for (Claim claim : List.of(ofNobody, others)) {
      assertThat(take(claim, later).erased()).isFalse();
      assertThat(take(claim, later).answer()).isEqualTo(ANSWER);
    }
  }

  @Test
  void keepAndRelease_anothersClaim_changeNothing() {
    Claim first = offer("k", 1);
    take(first, NOON);
    opened.store().keep("k", UUID.randomUUID(), ANSWER, NOON.plusSeconds(7200));
    opened.store().release("k", UUID.randomUUID());

    assertThat(take(offer("k", 2), NOON)).isEqualTo(first);
  }

  @Test
  void release_own_isAsNew() {
    Claim first = offer("k", 1);
    take(first, NOON);
    opened.store().release("k", first.id());
    Claim second = offer("k", 2);

    assertThat(take(second, NOON)).isEqualTo(second);
  }

  @Test
  void takeOrAdd_sameKeysFromManyAtOnce_allGetTheSameClaims() {
    List<Map<String, UUID>> taken =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(
                seed -> {
                  List<Claim> offers = new ArrayList<>();
                  IntStream.range(0, 60).forEach(k -> offers.add(offer("k" + k, 1)));
                  Collections.shuffle(offers, new Random(seed));
                  return opened.store().takeOrAdd(offers, NOON).stream()
                      .collect(Collectors.toMap(Claim::keyHash, Claim::id));
                })
            .toList();

    assertThat(taken.get(0)).hasSize(60);
    assertThat(taken).containsOnly(taken.get(0));
  }
}
