package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class VerdictTest {
  private static final UUID A = new UUID(0, 1);
  private static final UUID B = new UUID(0, 2);
  private static final UUID C = new UUID(0, 3);

  @Test
  void epoch_allArePrepared_isAgreed() {
    Sight sight = sight(4, member(A, 5), member(B, 5), member(C, 6));

    assertThat(Verdict.of(sight, 5, false).epoch()).isEqualTo(5);
    assertThat(Verdict.of(sight, 5, false).fenced()).isEmpty();
  }

  @Test
  void epoch_oneIsNotPreparedYet_waits() {
    Sight sight = sight(4, member(A, 5), member(B, 5), member(C, 4));

    assertThat(Verdict.of(sight, 5, false).epoch()).isEqualTo(4);
    assertThat(Verdict.of(sight, 5, false).fenced()).isEmpty();
  }

  @Test
  void epoch_oneIsNotPreparedInTime_isAgreedWithoutIt() {
    Sight sight = sight(4, member(A, 5), member(B, 5), member(C, 4));

    Verdict verdict = Verdict.of(sight, 5, true);

    assertThat(verdict.epoch()).isEqualTo(5);
    assertThat(verdict.fenced()).extracting(NodeReport::nodeId).containsExactly(C);
  }

  @Test
  void epoch_oneSaysThatItCannot_isAgreedWithoutWaitingForIt() {
    Sight sight = sight(4, member(A, 5), report(C, NodeState.PREPARING, "the pack was altered", 4));

    Verdict verdict = Verdict.of(sight, 5, false);

    assertThat(verdict.epoch()).isEqualTo(5);
    assertThat(verdict.fenced()).extracting(NodeReport::nodeId).containsExactly(C);
  }

  @Test
  void epoch_nobodyCan_staysAndNobodyIsShutOut() {
    Sight sight = sight(4, member(A, 4), report(B, NodeState.PREPARING, "no such text", 4));

    Verdict verdict = Verdict.of(sight, 5, true);

    assertThat(verdict.epoch()).isEqualTo(4);
    assertThat(verdict.fenced()).isEmpty();
  }

  @Test
  void epoch_thoseBehindDoNotCount_isAgreedWithoutThem() {
    Sight sight =
        sight(
            4,
            member(A, 5),
            report(B, NodeState.STARTING, null, 0),
            report(C, NodeState.DRAINING, null, 4));

    assertThat(Verdict.of(sight, 5, false).epoch()).isEqualTo(5);
  }

  @Test
  void epoch_agreedBefore_neverGoesBack() {
    assertThat(Verdict.of(sight(9, member(A, 5)), 5, true).epoch()).isEqualTo(9);
    assertThat(Verdict.of(sight(9), 12, true).epoch()).isEqualTo(9);
  }

  private static NodeReport member(UUID nodeId, long prepared) {
    return report(nodeId, NodeState.READY, null, prepared);
  }

  private static NodeReport report(
      UUID nodeId, NodeState state, @Nullable String reason, long prepared) {
    return new NodeReport(
        nodeId, "127.0.0.1:5701", "", state, reason, 4, prepared, 0, new TreeMap<>(), List.of(), 0);
  }

  private static Sight sight(long agreed, NodeReport... reports) {
    Map<UUID, NodeReport> all =
        Arrays.stream(reports).collect(Collectors.toMap(NodeReport::nodeId, report -> report));
    return new Sight(all, agreed, Map.of(), true);
  }
}
