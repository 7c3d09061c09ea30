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
    pass(Duration.ofMinutes(14));
    admission.advance(null, true);
    assertThat(admission.refusal()).as("within the time it may be uncertain").isNull();
    assertThat(freshness.databaseAway()).isTrue();

    pass(Duration.ofMinutes(2));

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

  @Test
  void node_whoseProcessWasStopped_looksIntoTheDatabaseAndJoinsAnew() {
    join();
    long asked = now;
    now += Duration.ofSeconds(9).toNanos();

    assertThat(admission.refusal()).as("before any thread has noticed").contains("was stopped");
    freshness.beat();
    assertThat(admission.refusal()).contains("was stopped");
    freshness.looked(asked);
    assertThat(admission.refusal()).as("asked before it was stopped").contains("was stopped");

    look();
    assertThat(admission.refusal()).as("what it found is not in force here").contains("stopped");
    assertThat(admission.advance(null, false)).isTrue();
    assertThat(admission.state(false)).isEqualTo(NodeState.FENCED);
    assertThat(admission.advance(null, false)).isFalse();

    join();
    assertThat(admission.refusal()).isNull();
  }

  @Test
  void node_thatResumesWithoutTheDatabase_judgesForAsLongAsItMay() {
    Freshness old = Freshness.resumed(() -> now, Duration.ofMinutes(15), Duration.ofMinutes(10));
    Admission resumed = new Admission(old, true);
    resumed.want();

    assertThat(resumed.advance(null, true)).isTrue();
    assertThat(resumed.advance(null, true)).isTrue();
    assertThat(resumed.refusal()).isNull();
    for (int second = 0; second < 301; second++) {
      now += Duration.ofSeconds(1).toNanos();
      old.beat();
    }
    assertThat(resumed.refusal()).contains("could not be certain for too long");
    resumed.advance(null, true);
    assertThat(resumed.advance(null, true)).as("not by what was kept").isFalse();
  }

  @Test
  void node_thatResumesByWhatIsTooOld_staysOut() {
    Freshness old = Freshness.resumed(() -> now, Duration.ofMinutes(15), Duration.ofMinutes(16));
    Admission resumed = new Admission(old, true);
    resumed.want();

    assertThat(resumed.advance(null, true)).isFalse();
    assertThat(resumed.refusal()).isNotNull();
  }

  /** The process runs meanwhile. */
  private void pass(Duration time) {
    for (long second = 0; second < time.toSeconds(); second++) {
      now += Duration.ofSeconds(1).toNanos();
      freshness.beat();
    }
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
