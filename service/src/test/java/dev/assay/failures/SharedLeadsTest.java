package dev.assay.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.App;
import dev.assay.ClusterConfig;
import dev.assay.Config;
import dev.assay.storage.Postgresql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Many tell two nodes of the same leads, in no order, and one node may be killed on the way: scores
 * come out as if it had been told in order, and everything that follows from them is done once.
 * What was seen is in target/shared-leads.txt.
 */
final class SharedLeadsTest {
  private static final String LOCALHOST = "127.0.0.1";
  private static final String OPERATOR = "operator-key-of-the-shared-leads-1";
  private static final Path REPORT = Path.of("target", "shared-leads.txt");
  private static final int CLIENTS = 8;
  private static final List<String> OWNERS = List.of("ana", "ben", "cem", "dora", "emil");

  @TempDir private Path folder;

  @Test
  void leads_ofTwoNodesOneOfWhichIsKilled_asIfToldInOrder() throws Exception {
    run(24, 12, true);
  }

  @Tag("soak")
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void leads_twoThousandWithFiftyActivitiesEach_asIfToldInOrder(boolean killed) throws Exception {
    run(2_000, 50, killed);
  }

  private void run(int leads, int each, boolean killed) throws Exception {
    LeadLives lives = LeadLives.of(leads, each, Instant.now().truncatedTo(ChronoUnit.SECONDS));
    Map<String, String> environment = new HashMap<>();
    environment.put("ASSAY_ADMIN_KEY", OPERATOR);
    environment.put("ASSAY_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[32]));
    environment.put("ASSAY_DB_URL", Postgresql.V15.url(folder));
    int here = freePort();
    int there = freePort();
    String join = "%s:%d,%s:%d".formatted(LOCALHOST, here, LOCALHOST, there);
    Config config =
        Config.of(LOCALHOST, 0, folder.resolve("here"), environment)
            .in(ClusterConfig.of(join, LOCALHOST, here, Map.of()));
    environment.put("ASSAY_JOIN", join);
    environment.put("ASSAY_CLUSTER_HOST", LOCALHOST);
    environment.put("ASSAY_CLUSTER_PORT", Integer.toString(there));
    int hot;
    try (App node = App.start(config);
        NodeProcess other = NodeProcess.start(folder.resolve("there"), environment)) {
      Caller caller = Caller.of(node);
      prepare(caller, lives);
      Instant start = Instant.now();
      tell(lives, List.of(caller, caller.at(other.url())), killed ? other : null);
      report(
          "%d activities of %d leads told in %d s%s"
              .formatted(
                  lives.activities().size(),
                  lives.leads().size(),
                  Duration.between(start, Instant.now()).toSeconds(),
                  killed ? ", one of two nodes killed half-way" : " to two nodes"));
      hot = check(caller, lives);
    }
    Ledger ledger = Ledger.of(config.in(ClusterConfig.ALONE));
    report("%d decisions replay EXACT; %d leads were hot".formatted(ledger.scores().size(), hot));
  }

  private static void report(String line) throws IOException {
    Files.writeString(REPORT, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void prepare(Caller caller, LeadLives lives) {
    String owners =
        OWNERS.stream()
            .map(owner -> "{\"owner\":\"" + owner + "\"}")
            .collect(Collectors.joining(","));
    caller.json(
        "PUT",
        "/v1/settings/owners",
        "{\"owners\":{\"owners\":[" + owners + "]},\"activate\":true}");
    IntStream.range(0, lives.leads().size())
        .parallel()
        .forEach(i -> caller.json("PUT", path(i), lives.leads().get(i).toString()));
  }

  private static String path(int lead) {
    return "/v1/leads/lead-" + lead;
  }

  /** Each client asks whichever node is next, and the other one where that does not answer. */
  private static void tell(LeadLives lives, List<Caller> nodes, @Nullable NodeProcess killed)
      throws InterruptedException {
    Queue<LeadLives.Activity> waiting = new ConcurrentLinkedQueue<>(lives.activities());
    AtomicInteger told = new AtomicInteger();
    Queue<String> faults = new ConcurrentLinkedQueue<>();
    List<Thread> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      Thread client =
          new Thread(
              () -> {
                LeadLives.Activity next = waiting.poll();
                while (next != null) {
                  int turn = told.getAndIncrement();
                  if (turn == lives.activities().size() / 2 && killed != null) {
                    killed.kill();
                  }
                  while (!isTold(next, nodes.get(turn++ % nodes.size()), faults)) {
                    Thread.onSpinWait();
                  }
                  next = waiting.poll();
                }
              },
              "client-" + i);
      clients.add(client);
      client.start();
    }
    for (Thread client : clients) {
      client.join();
    }
    assertThat(faults).isEmpty();
  }

  /** What is told twice counts once, so that it may be told again where no answer came. */
  private static boolean isTold(LeadLives.Activity activity, Caller node, Queue<String> faults) {
    try {
      HttpResponse<Stream<String>> answer =
          node.lines(
              "POST",
              path(activity.lead()) + "/activities",
              BodyPublishers.ofString(activity.json()),
              Caller.withJson());
      String text = answer.body().collect(Collectors.joining("\n"));
      if (answer.statusCode() == 503) {
        return false;
      }
      if (answer.statusCode() / 100 != 2) {
        faults.add(answer.statusCode() + " " + text);
      }
      return true;
    } catch (UncheckedIOException gone) {
      return false;
    }
  }

  /** How many leads were hot at any time. */
  private static int check(Caller caller, LeadLives lives) {
    // Of a time after all that was told and scored.
    Instant asOf = Instant.now().plusSeconds(120).truncatedTo(ChronoUnit.SECONDS);
    IntStream.range(0, lives.leads().size())
        .parallel()
        .forEach(
            i -> {
              JsonNode score =
                  caller.json("POST", path(i) + "/recompute", "{\"as_of\":\"" + asOf + "\"}");
              assertThat(score.path("score_total").asInt())
                  .as(score.toString())
                  .isEqualTo(inOrder(caller, lives.ordered(i), asOf));
            });
    Set<String> scored = ConcurrentHashMap.newKeySet();
    IntStream.range(0, lives.leads().size())
        .parallel()
        .forEach(i -> scored.addAll(decisions(caller, path(i))));
    EventLog events = new EventLog();
    await()
        .atMost(Duration.ofMinutes(10))
        .until(() -> events.read(caller).of("lead.scored").size() >= scored.size());

    assertThat(events.texts("lead.scored", "decision_id").stream().sorted().toList())
        .isEqualTo(scored.stream().sorted().toList());
    assertThat(events.all().map(event -> event.path("id").asText())).doesNotHaveDuplicates();
    return checkCrossings(caller, events);
  }

  private static int inOrder(Caller caller, ObjectNode lead, Instant asOf) {
    ObjectNode order =
        JsonNodeFactory.instance
            .objectNode()
            .put("pack", "crm-score")
            .put("as_of", asOf.toString());
    order.set("lead", lead);
    return caller.json("POST", "/v1/decisions", order.toString()).path("score").asInt();
  }

  private static Set<String> decisions(Caller caller, String lead) {
    Set<String> ids = new HashSet<>();
    String after = "";
    do {
      JsonNode page = caller.get(lead + "/scores?limit=200" + after);
      page.path("items").forEach(score -> ids.add(score.path("decision_id").asText()));
      after = page.path("next").isNull() ? "" : "&after=" + page.path("next").asText();
    } while (!after.isEmpty());
    return ids;
  }

  /** Each crossing begins where the one before ended; who was ever hot has one owner. */
  private static int checkCrossings(Caller caller, EventLog events) {
    Map<String, String> bands = new HashMap<>();
    Set<String> hot = new HashSet<>();
    for (JsonNode event : events.of("lead.band_crossed")) {
      String lead = event.path("subject").asText();
      JsonNode data = event.path("data");
      String before = bands.put(lead, data.path("new").asText());
      if (before != null) {
        assertThat(data.path("previous").asText()).isEqualTo(before);
      }
      boolean up = data.path("direction").asText().equals("up");
      boolean toHot = data.path("new").asText().equals("hot");
      assertThat(data.path("alert").asBoolean()).isEqualTo(toHot && up);
      if (toHot) {
        hot.add(lead);
      }
    }
    assertThat(hot).isNotEmpty();
    assertThat(events.subjects("lead.assigned"))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(hot);
    Map<String, Long> loads =
        events.texts("lead.assigned", "owner").stream()
            .collect(Collectors.groupingBy(owner -> owner, Collectors.counting()));
    for (String owner : OWNERS) {
      long load = loads.getOrDefault(owner, 0L);
      assertThat(load)
          .isBetween((long) hot.size() / OWNERS.size(), hot.size() / OWNERS.size() + 1L);
      assertThat(listed(caller, owner)).isEqualTo(load);
    }
    return hot.size();
  }

  private static int listed(Caller caller, String owner) {
    int leads = 0;
    String after = "";
    do {
      JsonNode page = caller.get("/v1/leads?limit=200&owner=" + owner + after);
      leads += page.path("items").size();
      after = page.path("next").isNull() ? "" : "&after=" + page.path("next").asText();
    } while (!after.isEmpty());
    return leads;
  }
}
