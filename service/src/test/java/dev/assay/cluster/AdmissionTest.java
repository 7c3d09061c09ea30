package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class AdmissionTest {
  private long now = 1_000_000_000_000L;
  private final Freshness freshness = new Freshness(() -> now, Duration.ofMinutes(15));
  private final Admission admission = new Admission(freshness);

  @Test
  void node_beforeItWantsTo_staysOut() {
    look();

    assertThat(admission.advance(null, true)).isFalse();
    assertThat(admission.state(true)).isEqualTo(NodeState.STARTING);
    assertThat(admission.refusal()).isEqualTo("this node is starting");
  }

  @Test
  void node_joining_countsFirstAndMakesSureThen() {
    admission.want();
    admission.advance(null, true);

    assertThat(admission.state(true)).isEqualTo(NodeState.PREPARING);
    assertThat(admission.advance(null, true)).as("has not looked since it counts").isFalse();
    assertThat(admission.in()).isFalse();

    look();
    assertThat(admission.advance(null, false)).as("has seen something newer").isFalse();
    assertThat(admission.advance(null, true)).isTrue();
    assertThat(admission.refusal()).isNull();
    assertThat(admission.state(true)).isEqualTo(NodeState.READY);
  }

  @Test
  void node_shutOut_refusesUntilItIsUpToDateAgain() {
    join();

    admission.advance("it was not prepared for epoch 7 in time", false);

    assertThat(admission.refusal()).contains("fenced", "epoch 7");
    assertThat(admission.state(false)).isEqualTo(NodeState.FENCED);
    assertThat(admission.advance("it was not prepared for epoch 7 in time", false)).isFalse();

    join();
    assertThat(admission.refusal()).isNull();
  }

  @Test
  void node_withoutTheDatabaseForTooLong_isFenced() {
    join();
    freshness.lookFailed();
    now += Duration.ofMinutes(14).toNanos();
    admission.advance(null, true);
    assertThat(admission.refusal()).as("within the time it may be uncertain").isNull();
    assertThat(freshness.databaseAway()).isTrue();

    now += Duration.ofMinutes(2).toNanos();

    assertThat(admission.refusal()).as("at once, not with the next turn").contains("fenced");
    admission.advance(null, true);
    assertThat(admission.state(true)).isEqualTo(NodeState.FENCED);

    join();
    assertThat(admission.state(true)).isEqualTo(NodeState.READY);
  }

  @Test
  void node_thatMayNeverBeUncertain_isFencedAtTheFirstFailure() {
    Freshness strict = new Freshness(() -> now, Duration.ZERO);
    Admission strictAdmission = new Admission(strict);
    strictAdmission.want();
    strictAdmission.advance(null, true);
    now++;
    strict.looked(now);
    strictAdmission.advance(null, true);
    assertThat(strictAdmission.refusal()).isNull();

    strict.lookFailed();

    assertThat(strictAdmission.refusal()).contains("fenced");
  }

  @Test
  void node_draining_answersWhatItHasBegunButIsNotReady() {
    join();

    admission.drain();

    assertThat(admission.state(true)).isEqualTo(NodeState.DRAINING);
    assertThat(admission.refusal()).isNull();
  }

  private void join() {
    admission.want();
    look();
    admission.advance(null, true);
    look();
    admission.advance(null, true);
    assertThat(admission.in()).isTrue();
  }

  private void look() {
    now++;
    freshness.looked(now);
  }
}
