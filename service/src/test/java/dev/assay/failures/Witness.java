package dev.assay.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds what a node says against what callers were told. */
record Witness(Caller caller) {
  private static final int SAMPLE = 40;

  /** Some of what was acknowledged is there and replays; some that is repeated is done once. */
  void sees(Load load) {
    assertThat(load.faults).isEmpty();
    load.acknowledged.entrySet().stream()
        .limit(SAMPLE)
        .forEach(
            told -> {
              JsonNode found = caller.get("/v1/decisions/" + told.getKey());
              assertThat(found.path("score").asInt(-1))
                  .as(found.toString())
                  .isEqualTo(told.getValue());
              assertThat(
                      caller
                          .json("POST", "/v1/decisions/" + told.getKey() + "/replay", "{}")
                          .get("verdict")
                          .asText())
                  .isEqualTo("EXACT");
            });
    load.asked.entrySet().stream()
        .limit(SAMPLE)
        .forEach(
            asked -> {
              String first = again(asked.getKey(), asked.getValue());
              assertThat(again(asked.getKey(), asked.getValue())).isEqualTo(first);
              assertThat(first).isEqualTo(load.answered.getOrDefault(asked.getKey(), first));
            });
  }

  private String again(String key, String body) {
    return caller
        .json("POST", "/v1/decisions", body, "Idempotency-Key", key)
        .get("decision_id")
        .asText();
  }

  /** The log is whole, and has at least so many decisions. */
  void seesWholeLog(long decisions) {
    JsonNode verdict = caller.json("POST", "/v1/log/verify", "");
    assertThat(verdict.get("found").asLong()).as(verdict.toString()).isZero();
    assertThat(
            verdict.get("logs").findValues("decisions").stream().mapToLong(JsonNode::asLong).sum())
        .isGreaterThanOrEqualTo(decisions);
  }

  /**
   * The job ends, with one decision for each of its leads.
   *
   * @param name of its leads, before their numbers
   * @param patience how long it may take, with those whose turn comes between
   */
  void seesDone(String job, String name, int leads, Duration patience) {
    await()
        .atMost(patience)
        .untilAsserted(
            () -> {
              JsonNode found = caller.get(job);
              assertThat(found.path("state").asText()).as(found.toString()).isEqualTo("done");
            });
    JsonNode ended = caller.get(job);
    assertThat(ended.get("done").asInt()).isEqualTo(leads);
    List<JsonNode> lines;
    try (Stream<String> body =
        caller.lines("GET", job + "/result", BodyPublishers.noBody()).body()) {
      lines = body.map(Caller::parse).toList();
    }
    assertThat(lines).hasSize(leads);
    assertThat(lines.stream().map(line -> line.get("decision_id")).collect(Collectors.toSet()))
        .hasSize(leads);
    for (int i = 0; i < leads; i += leads / 5) {
      assertThat(caller.get("/v1/leads/" + name + i + "/history").get("items")).hasSize(1);
    }
  }

  /** The same of a job alone. */
  void seesDone(String job, String name, int leads) {
    seesDone(job, name, leads, Duration.ofMinutes(5));
  }
}
