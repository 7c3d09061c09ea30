package dev.assay.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.tenants.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class AwayTest {
  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T09:00:00Z"));
  private final Away away = new Away(clock);

  @Test
  void failures_inARow_makeThePausesLongerUpToAMinute() {
    assertThat(away.isOver()).isTrue();
    for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
      assertThat(away.failed(null)).isEqualTo(seconds == 1);
      clock.move(Duration.ofSeconds(seconds).minusMillis(1));
      assertThat(away.isOver()).isFalse();
      clock.move(Duration.ofMillis(1));
      assertThat(away.isOver()).isTrue();
    }
    away.answered();
    assertThat(away.failed(null)).isTrue();
  }

  @Test
  void pause_thatIsAskedFor_isKept_upToAnHour() {
    away.failed(Duration.ofDays(9));
    clock.move(Duration.ofMinutes(59));
    assertThat(away.isOver()).isFalse();
    clock.move(Duration.ofMinutes(1));
    assertThat(away.isOver()).isTrue();
  }

  @Test
  void failures_ofWhatWasAskedBefore_lengthenNoPause() {
    away.failed(null);
    away.failed(null);
    away.failed(null);
    clock.move(Duration.ofSeconds(1));
    assertThat(away.isOver()).isTrue();
    away.failed(null);
    away.failed(Duration.ofSeconds(5));
    clock.move(Duration.ofSeconds(4));
    assertThat(away.isOver()).isFalse();
    clock.move(Duration.ofSeconds(1));
    assertThat(away.isOver()).isTrue();
  }
}
