package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.cluster.Load.Answered;
import dev.assay.cluster.Node.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three nodes, 200 requests a second, 200 tenants with lines of their own. Two people of one of
 * them take a version the whole road: draft, review, shadow, canary, live, and back. What it took
 * is in target/many-tenants.txt.
 */
@Tag("soak")
final class ManyTenantsTest {
  private static final int TENANTS = Integer.getInteger("assay.tenants", 200);
  private static final int PER_SECOND = Integer.getInteger("assay.rate", 200);
  private static final String PACK = "/v1/packs/lead-quality";
  private static final String STEP = "{\"version\":\"1.1.0\",\"stage\":\"%s\"}";
  private static final String CANARY =
      "{\"version\":\"1.1.0\",\"stage\":\"canary\",\"percent\":10}";
  private static final Path REPORT = Path.of("target", "many-tenants.txt");

  @TempDir private Path folder;
  private final List<String> report = new ArrayList<>();
  private String author = "";
  private String approver = "";

  @Test
  void version_takenTheWholeRoadUnderLoad_failsNobody() throws Exception {
    try (Nodes nodes = Nodes.local(folder, 3)) {
      List<String> keys = tenants(nodes);
      Load load = new Load(nodes.all(), keys, PER_SECOND);
      try {
        load.more(5 * PER_SECOND);
        String hash = publish(nodes);
        load.more(2 * PER_SECOND);
        step(nodes.get(0), "shadow", "/rollout", STEP.formatted("shadow"));
        load.more(5 * PER_SECOND);
        step(nodes.get(1), "canary of a tenth", "/rollout", CANARY);
        load.more(5 * PER_SECOND);
        step(nodes.get(2), "live", "/rollout", STEP.formatted("live"));
        for (Node node : nodes.all()) {
          assertThat(judge(node)).as("at once, on every node").isEqualTo(hash);
        }
        load.more(5 * PER_SECOND);
        step(nodes.get(0), "rollback", "/rollback", "{}");
        load.more(5 * PER_SECOND);
        List<Answered> answers = load.end();
        judge(answers, hash, nodes);
        restart(nodes);
      } finally {
        load.close();
      }
    }
  }

  /** Keys of tenants with lines of their own; every fifth is the author's, who goes the road. */
  private List<String> tenants(Nodes nodes) throws IOException {
    List<String> keys = new ArrayList<>();
    String id = nodes.tenantId(nodes.get(0), "the one");
    author = nodes.key(nodes.get(0), id, "analyst", "integrator");
    approver = nodes.key(nodes.get(0), id, "approver");
    for (int i = 0; i < TENANTS; i++) {
      Node at = nodes.get(i % 3);
      String key = nodes.tenant(at, "tenant " + i);
      assertThat(at.put(PACK + "/line", key, "{\"line\":\"own\"}").status()).isEqualTo(200);
      keys.add(key);
      if (i % 4 == 3) {
        keys.add(author);
      }
    }
    told("%d tenants with lines of their own".formatted(TENANTS));
    return keys;
  }

  /** Draft, edit, review, approval by another one, version; its hash. */
  private String publish(Nodes nodes) throws IOException {
    Drafted draft = new Drafted(nodes, author, "moon dust");
    long began = System.nanoTime();
    String hash = draft.submit(nodes.get(2), "1.1.0");
    told("review with gate: %d ms".formatted(millis(began)));
    draft.approve(nodes.get(0), approver);
    draft.publish(nodes.get(1));
    return hash;
  }

  private void step(Node at, String name, String path, String body) throws IOException {
    long began = System.nanoTime();
    Reply reply = at.post(PACK + path, approver, body);
    told("%s, in force on all nodes: %d ms".formatted(name, millis(began)));
    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
  }

  private String judge(Node node) {
    return node.post("/v1/decisions", author, "{\"pack\":\"lead-quality\",\"lead\":{}}")
        .body()
        .path("receipt")
        .path("pack_hash")
        .asText();
  }

  /** Nobody failed, and each was judged by what the epoch of the answer names. */
  private void judge(List<Answered> answers, String hash, Nodes nodes) throws IOException {
    long failed = answers.stream().filter(answer -> !answer.ok()).count();
    told("%d requests, %d failed".formatted(answers.size(), failed));
    assertThat(answers).filteredOn(answer -> !answer.ok()).isEmpty();
    Map<String, String> judges = new HashMap<>();
    Map<Long, Set<String>> road = new TreeMap<>();
    for (Answered answer : answers) {
      if (answer.key().equals(author)) {
        road.computeIfAbsent(answer.epoch(), epoch -> new TreeSet<>()).add(answer.packHash());
      } else {
        assertThat(judges.merge(answer.key(), answer.judge(), (known, now) -> known))
            .isEqualTo(answer.judge());
      }
    }
    String before = judges.values().iterator().next().split(" ", 2)[0];
    JsonNode steps = nodes.get(2).get(PACK + "/rollout?line=own", author).body().path("timeline");
    TreeMap<Long, Set<String>> named = new TreeMap<>();
    for (JsonNode step : steps) {
      String live = step.path("live").asText().equals("1.1.0") ? hash : before;
      boolean canary = step.path("trial").path("stage").asText().equals("canary");
      named.put(step.path("epoch").asLong(), canary ? Set.of(live, hash) : Set.of(live));
    }
    road.forEach(
        (epoch, hashes) -> {
          Map.Entry<Long, Set<String>> last = named.floorEntry(epoch);
          assertThat(last == null ? Set.of(before) : last.getValue())
              .as("epoch %d", epoch)
              .containsAll(hashes);
        });
  }

  /** A node that starts with all these lines is ready soon, and judges as before. */
  private void restart(Nodes nodes) throws IOException {
    Node node = nodes.get(1);
    String before = judge(nodes.get(0));
    node.kill();
    long began = System.nanoTime();
    nodes.restart(node);
    nodes.awaitReady(node);
    told("a node with %d own lines is ready: %d ms".formatted(TENANTS, millis(began)));
    assertThat(judge(node)).isEqualTo(before);
  }

  private static long millis(long since) {
    return Duration.ofNanos(System.nanoTime() - since).toMillis();
  }

  private void told(String what) throws IOException {
    report.add(what);
    Files.write(REPORT, report);
  }
}
