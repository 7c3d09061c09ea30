package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.cluster.Load.Answered;
import dev.assay.cluster.Node.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The network between two of three nodes is cut, under load: each node has a network namespace of
 * its own, so this needs root.
 */
@Tag("soak")
final class CutNetworkTest {
  private static final int COUNT = 3;

  @TempDir private Path folder;
  private final List<Runnable> undo = new ArrayList<>();

  @Test
  void network_cutBetweenTwoNodes_allGoOnTellTheTruthAndFindTogetherAgain() throws Exception {
    assumeThat(run("ip", "netns", "add", space(0))).as("network namespaces").isZero();
    undo.add(() -> run("ip", "netns", "del", space(0)));
    lay();
    try (Nodes nodes = new Nodes(folder, host(-1), seats())) {
      String key = nodes.tenant(nodes.get(0), "acme");
      String first = hash(nodes.get(0), key);
      String second = nodes.publish("1.1.0");
      Load load = new Load(nodes.all(), List.of(key), 30);

      cut("add", 1, 2);
      await().atMost(Duration.ofMinutes(1)).until(() -> reachable(nodes.get(1)) < COUNT);
      Reply reply =
          nodes
              .get(1)
              .post(
                  "/v1/packs/lead-quality/rollout",
                  Node.OPERATOR_KEY,
                  "{\"version\":\"1.1.0\",\"stage\":\"live\",\"reason\":\"A test\"}");
      assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
      for (Node node : nodes.all()) {
        assertThat(hash(node, key)).as("on both sides of the cut").isEqualTo(second);
      }
      assertThat(view(nodes.get(1)).path("nodes")).as("all are told of").hasSize(COUNT);
      cut("del", 1, 2);
      nodes.awaitAll();

      List<Answered> answers = load.end();
      assertThat(answers).hasSizeGreaterThan(100);
      assertThat(answers).filteredOn(answer -> !answer.ok()).isEmpty();
      assertThat(answers)
          .extracting(answer -> answer.judge().split(" ", 2)[0])
          .containsOnly(first, second);
      for (Answered answer : answers) {
        assertThat(nodes.get(0).get("/v1/decisions/" + answer.decisionId(), key).status())
            .isEqualTo(200);
      }
    }
  }

  @AfterEach
  void clear() {
    for (int i = undo.size() - 1; i >= 0; i--) {
      undo.get(i).run();
    }
  }

  /** A switch, and a cable from it to each namespace. */
  private void lay() {
    must("ip", "link", "add", "assaybr", "type", "bridge");
    undo.add(() -> run("ip", "link", "del", "assaybr"));
    must("ip", "addr", "add", host(-1) + "/24", "dev", "assaybr");
    must("ip", "link", "set", "assaybr", "up");
    for (int i = 0; i < COUNT; i++) {
      String space = space(i);
      if (i > 0) {
        must("ip", "netns", "add", space);
        undo.add(() -> run("ip", "netns", "del", space));
      }
      String cable = "assayv" + i;
      must("ip", "link", "add", cable, "type", "veth", "peer", "name", "eth0", "netns", space);
      must("ip", "link", "set", cable, "master", "assaybr");
      must("ip", "link", "set", cable, "up");
      must("ip", "-n", space, "addr", "add", host(i) + "/24", "dev", "eth0");
      must("ip", "-n", space, "link", "set", "eth0", "up");
      must("ip", "-n", space, "link", "set", "lo", "up");
    }
  }

  /** Adds or removes what keeps two nodes from reaching each other. */
  private static void cut(String step, int one, int other) {
    must("ip", "-n", space(one), "route", step, "blackhole", host(other) + "/32");
    must("ip", "-n", space(other), "route", step, "blackhole", host(one) + "/32");
  }

  private static List<Nodes.Seat> seats() {
    List<Nodes.Seat> seats = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      seats.add(new Nodes.Seat(host(i), List.of("ip", "netns", "exec", space(i))));
    }
    return seats;
  }

  private static String space(int i) {
    return "assay" + i;
  }

  private static String host(int i) {
    return "10.77.0." + (i + 2);
  }

  private static void must(String... command) {
    if (run(command) != 0) {
      throw new IllegalStateException("failed: " + String.join(" ", command));
    }
  }

  private static int run(String... command) {
    try {
      return new ProcessBuilder(command).inheritIO().start().onExit().join().exitValue();
    } catch (IOException e) {
      return -1;
    }
  }

  private static String hash(Node node, String key) {
    return node.post("/v1/decisions", key, "{\"pack\":\"lead-quality\",\"lead\":{}}")
        .body()
        .path("receipt")
        .path("pack_hash")
        .asText();
  }

  private static JsonNode view(Node node) {
    return node.get("/v1/cluster", Node.OPERATOR_KEY).body();
  }

  private static long reachable(Node node) {
    return StreamSupport.stream(view(node).path("nodes").spliterator(), false)
        .filter(other -> other.path("reachable").asBoolean())
        .count();
  }
}
