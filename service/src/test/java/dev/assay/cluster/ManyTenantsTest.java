package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cluster.Load.Answered;
import dev.assay.cluster.Node.Reply;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three nodes, 200 requests a second, 200 tenants with lines of their own and one that follows: a
 * version goes from the shadow to live and back. What it took is in target/many-tenants.txt.
 */
@Tag("soak")
final class ManyTenantsTest {
  private static final int TENANTS = Integer.getInteger("assay.tenants", 200);
  private static final int PER_SECOND = Integer.getInteger("assay.rate", 200);
  private static final String PACK = "/v1/packs/lead-quality";

  @TempDir private Path folder;
  private final List<String> report = new ArrayList<>();

  @Test
  void version_takenToLiveAndBackUnderLoad_failsNobody() throws Exception {
    try (Nodes nodes = Nodes.local(folder, 3)) {
      List<String> keys = new ArrayList<>();
      for (int i = 0; i < TENANTS; i++) {
        Node at = nodes.get(i % 3);
        String key = nodes.tenant(at, "tenant " + i);
        assertThat(at.put(PACK + "/line", key, "{\"line\":\"own\"}").status()).isEqualTo(200);
        keys.add(key);
      }
      keys.add(nodes.tenant(nodes.get(0), "follower"));
      String second = nodes.publish("1.1.0");
      Load load = new Load(nodes.all(), keys, PER_SECOND);
      load.more(5 * PER_SECOND);
      step(nodes.get(0), "shadow", "/rollout", "{\"version\":\"1.1.0\",\"stage\":\"shadow\"}");
      load.more(5 * PER_SECOND);
      step(
          nodes.get(1),
          "canary 10%",
          "/rollout",
          "{\"version\":\"1.1.0\",\"stage\":\"canary\",\"percent\":10}");
      load.more(5 * PER_SECOND);
      step(nodes.get(2), "live", "/rollout", "{\"version\":\"1.1.0\",\"stage\":\"live\"}");
      for (Node node : nodes.all()) {
        Reply reply =
            node.post(
                "/v1/decisions", keys.get(TENANTS), "{\"pack\":\"lead-quality\",\"lead\":{}}");
        assertThat(reply.body().path("receipt").path("pack_hash").asText()).isEqualTo(second);
      }
      load.more(5 * PER_SECOND);
      step(nodes.get(0), "rollback", "/rollback", "{}");
      load.more(5 * PER_SECOND);

      List<Answered> answers = load.end();
      long failed = answers.stream().filter(answer -> !answer.ok()).count();
      report.add("%d requests, %d failed".formatted(answers.size(), failed));
      Files.write(Path.of("target", "many-tenants.txt"), report);
      assertThat(failed).isZero();
      oneJudgeAnEpoch(answers, keys.get(TENANTS));
    }
  }

  private void step(Node at, String name, String path, String body) {
    long began = System.nanoTime();
    Reply reply = at.post(PACK + path, Node.OPERATOR_KEY, body);
    report.add("%s: %d ms".formatted(name, (System.nanoTime() - began) / 1_000_000));
    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
  }

  /** Each epoch names one judge of a tenant; two for the one on whose line a canary judges. */
  private static void oneJudgeAnEpoch(List<Answered> answers, String follower) {
    Map<String, String> judges = new HashMap<>();
    for (Answered answer : answers) {
      if (!answer.key().equals(follower)) {
        String judge = answer.judge();
        assertThat(judges.merge(answer.key() + answer.epoch(), judge, (known, now) -> known))
            .isEqualTo(judge);
      }
    }
  }
}
