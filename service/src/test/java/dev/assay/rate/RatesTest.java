package dev.assay.rate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests beside a limit of three in a minute. */
final class RatesTest {
  private static final int LIMIT = 3;
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final UUID ACME = new UUID(0, 1);
  private static final UUID OTHER = new UUID(0, 2);

  private final Rates here = new Rates(new UUID(1, 1));
  private final Rates there = new Rates(new UUID(1, 2));

  private static boolean take(Rates rates, Instant now) {
    return rates.take(ACME, LIMIT, now).allowed();
  }

  private static News told(Rates rates, Instant now) {
    return News.of(requireNonNull(rates.tell(now)).text());
  }

  @Test
  void take_upToTheLimit_passes_andOneMoreDoesNot() {
    assertThat(here.take(ACME, LIMIT, NOON.plusMillis(1500)))
        .isEqualTo(new Standing(true, LIMIT, 2, Duration.ofMillis(58_500)));
    assertThat(take(here, NOON)).isTrue();
    assertThat(here.take(ACME, LIMIT, NOON).left()).isZero();
    assertThat(here.take(ACME, LIMIT, NOON.plusSeconds(59)))
        .isEqualTo(new Standing(false, LIMIT, 0, Duration.ofSeconds(1)));
    assertThat(here.take(OTHER, LIMIT, NOON).allowed()).isTrue();
  }

  @Test
  void take_inTheNextMinute_hasAllOfTheLimitAgain() {
    for (int i = 0; i <= LIMIT; i++) {
      take(here, NOON.plusSeconds(59));
    }

    assertThat(here.take(ACME, LIMIT, NOON.plusSeconds(60)).left()).isEqualTo(2);
    assertThat(here.take(ACME, LIMIT, NOON.plusSeconds(59)).left())
        .as("a late thread")
        .isEqualTo(1);
  }

  @Test
  void take_byAClockThatWasSetBack_begins() {
    for (int i = 0; i <= LIMIT; i++) {
      take(here, NOON.plusSeconds(3600));
    }

    assertThat(take(here, NOON)).isTrue();
  }

  @Test
  void take_onManyThreads_neverPassesMoreThanTheLimit() throws Exception {
    int limit = 1000;
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<Integer> work =
          () -> {
            int passed = 0;
            for (int i = 0; i < limit; i++) {
              passed += here.take(ACME, limit, NOON).allowed() ? 1 : 0;
            }
            return passed;
          };
      List<Future<Integer>> all = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        all.add(threads.submit(work));
      }
      int passed = 0;
      for (Future<Integer> each : all) {
        passed += each.get();
      }
      assertThat(passed).isEqualTo(limit);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void hear_countsWhatOthersLetThrough_asItStands() {
    take(there, NOON);
    News first = told(there, NOON);
    take(there, NOON);
    News second = told(there, NOON);

    here.hear(second, NOON);
    here.hear(first, NOON);
    here.hear(second, NOON);

    assertThat(take(here, NOON)).isTrue();
    assertThat(take(here, NOON)).isFalse();
    assertThat(take(here, NOON.plusSeconds(60))).isTrue();
  }

  @Test
  void hear_ofAnotherMinute_orFromItself_changesNothing() {
    for (int i = 0; i < LIMIT; i++) {
      take(there, NOON);
    }
    News late = told(there, NOON);
    take(here, NOON);

    here.hear(told(here, NOON), NOON);
    assertThat(here.take(ACME, LIMIT, NOON).left()).isEqualTo(1);
    here.hear(late, NOON.plusSeconds(60));
    assertThat(here.take(ACME, LIMIT, NOON.plusSeconds(60)).left()).isEqualTo(2);
  }

  @Test
  void tell_whatWasTold_isToldOnce() {
    assertThat(here.tell(NOON)).isNull();
    take(here, NOON);

    assertThat(here.tell(NOON)).isNotNull();
    assertThat(here.tell(NOON)).isNull();
    assertThat(here.tell(NOON.plusSeconds(60))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "x 7",
        "00000000-0000-0001-0000-000000000001 x",
        "00000000-0000-0001-0000-000000000001 7 acme",
        "00000000-0000-0001-0000-000000000001 7 00000000-0000-0001-0000-000000000001=x"
      })
  void news_ofOtherText_areRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> News.of(text));
  }
}
