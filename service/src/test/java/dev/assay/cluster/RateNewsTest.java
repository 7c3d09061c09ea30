package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import dev.assay.rate.Rates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two members that really meet, by a clock that stands. */
final class RateNewsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final UUID ONE = new UUID(1, 1);
  private static final UUID TWO = new UUID(1, 2);

  private static HazelcastInstance member(UUID nodeId, List<String> join) {
    Config config = Member.config("rate-news-test", new Place("127.0.0.1", 0, join), nodeId);
    config.getJetConfig().setEnabled(false);
    return Hazelcast.newHazelcastInstance(config);
  }

  @Test
  void request_letThroughByOneNode_isCountedByTheOther() {
    Rates here = new Rates(ONE);
    Rates there = new Rates(TWO);
    HazelcastInstance first = member(ONE, List.of("127.0.0.1:1"));
    int port = first.getCluster().getLocalMember().getAddress().getPort();
    HazelcastInstance second = member(TWO, List.of("127.0.0.1:" + port));
    RateNews atFirst = new RateNews(first, here, CLOCK);
    RateNews atSecond = new RateNews(second, there, CLOCK);
    try {
      assertThat(second.getCluster().getMembers()).hasSize(2);
      heard(here, there, new UUID(0, 1));
      heard(there, here, new UUID(0, 2));
    } finally {
      atSecond.close();
      atFirst.close();
      second.shutdown();
      first.shutdown();
    }
  }

  /** So many that asking now and then for one more does not come near. */
  private static void heard(Rates teller, Rates listener, UUID tenantId) {
    int many = 10_000;
    for (int i = 0; i < many; i++) {
      assertThat(teller.take(tenantId, many, NOW).allowed()).isTrue();
    }

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> !listener.take(tenantId, many + 1, NOW).allowed());
  }
}
