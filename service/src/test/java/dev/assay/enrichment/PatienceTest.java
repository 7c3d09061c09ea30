package dev.assay.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.tenants.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class PatienceTest {
  private static final UUID ACME = new UUID(0, 1);
  private static final UUID OTHER = new UUID(0, 2);

  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T09:00:00Z"));
  private final Patience patience = new Patience(clock);

  @Test
  void source_thatFailsFiveTimes_isLeftAloneForAWhile() {
    for (int i = 0; i < 5; i++) {
      assertThat(patience.begin(ACME)).isTrue();
      patience.end(ACME, false);
    }
    assertThat(patience.begin(ACME)).isFalse();
    assertThat(patience.begin(OTHER)).isTrue();
    clock.move(Duration.ofSeconds(30));
    assertThat(patience.begin(ACME)).isTrue();
  }

  @Test
  void source_thatIsSlow_isAskedBySixteenAtATime() {
    for (int i = 0; i < 16; i++) {
      assertThat(patience.begin(ACME)).isTrue();
    }
    assertThat(patience.begin(ACME)).isFalse();
    patience.end(ACME, true);
    assertThat(patience.begin(ACME)).isTrue();
  }
}
