package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three nodes, each in a JVM of its own, on one PostgreSQL: what holds, and what befalls them. */
@SuppressWarnings("NullAway.Init") // they start before the first test
final class ClusterTest {
  private static final String OPERATOR = Node.OPERATOR_KEY;
  private static final String ROLLOUT = "/v1/packs/lead-quality/rollout";
  private static final String LIVE =
      "{\"version\":\"%s\",\"stage\":\"live\",\"reason\":\"A test\"}";
  private static final String NOTHING_KEPT =
      "{\"pack\":\"lead-quality\",\"version\":\"%s\",\"lead\":{},\"log\":\"none\"}";
  private static final String FIRST = "1.0.0";
  private static final String SECOND = "1.1.0";
  private static final String THIRD = "1.2.0";

  @TempDir private static Path folder;
  private static boolean started;
  private static Nodes nodes;
  private static String key;
  private static String secondHash;
  private static String thirdHash;

  @AfterAll
  static void end() throws IOException {
    if (started) {
      started = false;
      nodes.close();
    }
  }

  @BeforeEach
  void allNodesAreReady() throws IOException {
    if (!started) {
      nodes = Nodes.local(Files.createTempDirectory(folder, "nodes"), 3);
      key = nodes.tenant(nodes.get(0), "acme");
      secondHash = nodes.publish(SECOND);
      thirdHash = nodes.publish(THIRD);
      started = true;
    }
    for (Node node : nodes.all()) {
      if (!node.alive()) {
        nodes.restart(node);
      }
    }
    nodes.awaitAll();
    rollOut(nodes.get(0), FIRST);
  }

  @Test
  void key_madeAtOneNode_opensAllOfThemAtOnce() {
    String other = nodes.tenant(nodes.get(1), "other");

    for (Node node : nodes.all()) {
      assertThat(decide(node, other).status()).isEqualTo(200);
    }
  }

  @Test
  void override_putAtOneNode_holdsAtAllOfThemAtOnce() {
    String other = nodes.tenant(nodes.get(0), "overriding");
    String lead = "{\"pack\":\"lead-quality\",\"lead_id\":\"jane\",\"lead\":{}}";
    for (Node node : nodes.all()) {
      assertThat(node.post("/v1/decisions", other, lead).body().path("status").asText())
          .isEqualTo("scored");
    }

    String override = "{\"pack\":\"lead-quality\",\"score\":7,\"reason\":\"known to us\"}";
    assertThat(nodes.get(1).post("/v1/leads/jane/override", other, override).status())
        .isEqualTo(200);

    for (Node node : nodes.all()) {
      assertThat(node.post("/v1/decisions", other, lead).body().path("status").asText())
          .isEqualTo("overridden");
    }
  }

  @Test
  void optOut_atOneNode_holdsAtAllOfThemAtOnce() {
    String other = nodes.tenant(nodes.get(0), "opting out");
    String lead = "{\"pack\":\"lead-quality\",\"lead\":{\"email\":\"jane@acme-works.com\"}}";
    Reply noted = nodes.get(1).post("/v1/opt-outs", other, "{\"email\":\"jane@acme-works.com\"}");
    assertThat(noted.status()).as(noted.body().toString()).isEqualTo(201);

    for (Node node : nodes.all()) {
      assertThat(node.post("/v1/decisions", other, lead).status()).isEqualTo(409);
    }
  }

  @Test
  void rollout_underLoad_failsNobodyAndEachIsJudgedByWhatItsEpochNames() throws Exception {
    Load load = new Load(nodes.all(), List.of(key), 30);
    load.more(15);
    for (int i = 0; i < 3; i++) {
      rollOut(nodes.get(i), SECOND);
      judgedEverywhereBy(secondHash);
      load.more(10);
      Reply back = nodes.get((i + 1) % 3).post("/v1/packs/lead-quality/rollback", OPERATOR, "{}");
      assertThat(back.status()).as(back.body().toString()).isEqualTo(200);
      Reply weights =
          nodes
              .get((i + 2) % 3)
              .put(
                  "/v1/packs/lead-quality/weights",
                  key,
                  "{\"weights\":{\"disposable_email\":-%d},\"activate\":true}".formatted(20 + i));
      assertThat(weights.status()).as(weights.body().toString()).isEqualTo(200);
      for (Node node : nodes.all()) {
        assertThat(decide(node, key).body().path("receipt").path("weights_hash"))
            .isEqualTo(weights.body().path("hash"));
      }
    }
    load.more(15);

    List<Answered> answers = load.end();

    assertThat(answers).hasSizeGreaterThan(60);
    assertThat(answers).filteredOn(answer -> !answer.ok()).isEmpty();
    oneJudgeAnEpoch(answers);
  }

  @Test
  void version_throughTheGateAtOneNode_isCompiledOnAllAndLaterStepsCompileNothing() {
    String id = nodes.tenantId(nodes.get(0), "foreseen");
    String author = nodes.key(nodes.get(0), id, "analyst", "integrator");
    String approver = nodes.key(nodes.get(0), id, "approver");
    List<Integer> once = nodes.all().stream().map(node -> node.compilations() + 1).toList();
    Drafted draft = new Drafted(nodes, author, "moon dust");

    String hash = draft.submit(nodes.get(2), "1.3.0");
    await().atMost(Duration.ofMinutes(4)).until(ClusterTest::compilations, once::equals);
    draft.approve(nodes.get(0), approver);
    draft.publish(nodes.get(1));
    Reply live = nodes.get(0).post(ROLLOUT, approver, LIVE.formatted("1.3.0"));
    assertThat(live.status()).as(live.body().toString()).isEqualTo(200);

    for (Node node : nodes.all()) {
      assertThat(packHash(decide(node, author))).isEqualTo(hash);
    }
    assertThat(compilations()).isEqualTo(once);
  }

  @Test
  void oldestNode_killedUnderLoad_losesNothingAcknowledgedAndNobodyWaitsForIt() throws Exception {
    Node killed = oldest();
    List<Node> others = nodes.all().stream().filter(node -> node != killed).toList();
    Load load = new Load(nodes.all(), List.of(key), 30);
    load.more(15);

    Thread asking = new Thread(() -> rollOut(others.get(0), SECOND));
    asking.start();
    killed.kill();
    asking.join();
    load.more(30);
    for (Node node : others) {
      assertThat(packHash(decide(node, key))).isEqualTo(secondHash);
      JsonNode view = node.get("/v1/cluster", OPERATOR).body();
      assertThat(reachable(view)).isEqualTo(2);
      assertThat(view.path("nodes")).as("the dead one is told of").hasSize(3);
    }
    List<Answered> answers = load.end();

    assertThat(answers).filteredOn(answer -> answer.node() != killed && !answer.ok()).isEmpty();
    oneJudgeAnEpoch(answers);
    for (Answered answer : answers) {
      if (answer.ok()) {
        assertThat(others.get(0).get("/v1/decisions/" + answer.decisionId(), key).status())
            .isEqualTo(200);
      }
    }
    nodes.restart(killed);
    nodes.awaitAll();
    assertThat(packHash(decide(killed, key))).isEqualTo(secondHash);
  }

  @Test
  void node_toldToEnd_leavesInOrderAndComesBackUpToDate() throws Exception {
    Node leaving = nodes.get(1);
    Load load = new Load(List.of(nodes.get(0), nodes.get(2)), List.of(key), 20);

    assertThat(leaving.terminate()).isEqualTo(128 + 15);
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> nodes.get(0).get("/v1/cluster", OPERATOR).body().path("nodes").size() == 2);
    rollOut(nodes.get(0), SECOND);
    nodes.restart(leaving);
    nodes.awaitReady(leaving);

    assertThat(packHash(decide(leaving, key))).as("its first answer").isEqualTo(secondHash);
    assertThat(load.end()).filteredOn(answer -> !answer.ok()).isEmpty();
  }

  @Test
  @Tag("soak")
  void pausedNode_judgesNobodyByWhatWasReplacedMeanwhileAndFindsTheOthersAgain() throws Exception {
    Node paused = oldest();
    List<Node> others = nodes.all().stream().filter(node -> node != paused).toList();
    Load load = new Load(others, List.of(key), 20);
    paused.signal("STOP");
    try {
      rollOut(others.get(0), SECOND);
    } finally {
      paused.signal("CONT");
    }
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> {
              Reply reply = decide(paused, key);
              if (reply.status() == 200) {
                assertThat(packHash(reply)).isEqualTo(secondHash);
              }
              return reply.status() == 200;
            });
    nodes.awaitAll();
    assertThat(load.end()).filteredOn(answer -> !answer.ok()).isEmpty();
  }

  @Test
  void database_stopped_nodesScoreByVersionsTheyNeverLoadedAndRecoverByThemselves()
      throws Exception {
    Reply there = nodes.get(0).post("/v1/decisions", key, NOTHING_KEPT.formatted(THIRD));
    assertThat(packHash(there)).isEqualTo(thirdHash);
    nodes.database.stop();
    try {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> nodes.all().stream().noneMatch(Node::ready));
      for (Node node : nodes.all()) {
        Reply reply = node.post("/v1/decisions", key, NOTHING_KEPT.formatted(THIRD));

        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
        assertThat(packHash(reply)).isEqualTo(thirdHash);
        await()
            .atMost(Duration.ofSeconds(30))
            .until(
                () -> node.get("/health/ready", key).body().path("reasons").toString(),
                reasons -> reasons.contains("the database is away"));
      }
    } finally {
      nodes.database.start();
    }
    nodes.awaitAll();
    rollOut(nodes.get(2), SECOND);
    judgedEverywhereBy(secondHash);
  }

  private static void rollOut(Node at, String version) {
    Reply reply = at.post(ROLLOUT, OPERATOR, LIVE.formatted(version));
    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
  }

  private static List<Integer> compilations() {
    return nodes.all().stream().map(Node::compilations).toList();
  }

  private static void judgedEverywhereBy(String hash) {
    for (Node node : nodes.all()) {
      assertThat(packHash(decide(node, key))).isEqualTo(hash);
    }
  }

  private static Reply decide(Node node, String with) {
    return node.post("/v1/decisions", with, "{\"pack\":\"lead-quality\",\"lead\":{}}");
  }

  private static String packHash(Reply reply) {
    return reply.body().path("receipt").path("pack_hash").asText();
  }

  private static long reachable(JsonNode view) {
    return StreamSupport.stream(view.path("nodes").spliterator(), false)
        .filter(node -> node.path("reachable").asBoolean())
        .count();
  }

  private static Node oldest() {
    return nodes.get(0);
  }

  /** Each epoch names one judge, whichever node answered; and the base line's is on record. */
  private static void oneJudgeAnEpoch(List<Answered> answers) {
    Map<Long, String> judges = new TreeMap<>();
    for (Answered answer : answers) {
      if (answer.ok()) {
        assertThat(answer.judge())
            .as("epoch %d", answer.epoch())
            .isEqualTo(judges.computeIfAbsent(answer.epoch(), epoch -> answer.judge()));
      }
    }
    Map<String, String> hashes = new HashMap<>(Map.of(SECOND, secondHash, THIRD, thirdHash));
    List<Long> recorded = new ArrayList<>();
    JsonNode steps = nodes.get(2).get(ROLLOUT, OPERATOR).body().path("timeline");
    for (JsonNode step : steps) {
      long epoch = step.path("epoch").asLong();
      String hash = hashes.get(step.path("live").asText());
      if (judges.containsKey(epoch) && hash != null) {
        assertThat(judges.get(epoch)).startsWith(hash);
        recorded.add(epoch);
      }
    }
    assertThat(recorded).isNotEmpty();
  }
}
