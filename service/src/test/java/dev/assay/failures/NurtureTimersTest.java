package dev.assay.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.App;
import dev.assay.Config;
import dev.assay.tenants.MovableClock;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Warm leads wait for an answer, and their node is not there when the time is up. */
final class NurtureTimersTest {
  private static final int LEADS = 1_000;

  /** Every third one answers. */
  private static final int ANSWERS = 3;

  private static final String SETTINGS =
      """
      {"mapping":{"activities":[{"type":"demo_request","where":{"demo":["yes"]}}]},"activate":true}\
      """;

  /** 12.6 + 7.5 + 7.5 + 22 + 6: 56, and more than 40 a week later. */
  private static final String WARM =
      """
      {"job_title":"VP Operations","company_size":"200-500","industry":"Manufacturing","demo":"yes"}\
      """;

  @TempDir private Path data;

  @Test
  void nurture_ofThousandLeads_eachOnce_andNoneThatAnswered() {
    MovableClock clock = new MovableClock(Instant.parse("2026-11-22T09:00:00Z"));
    Config config = Config.of("127.0.0.1", 0, data, Map.of());
    Caller caller;
    try (App node = App.start(config, clock)) {
      caller = Caller.of(node);
      caller.json("PUT", "/v1/settings/mapping", SETTINGS);
      // No score is computed anew but for the timers.
      caller.json(
          "PUT", "/v1/settings/crm", "{\"crm\":{\"stale_after_hours\":8760},\"activate\":true}");
      Caller us = caller;
      IntStream.range(0, LEADS).parallel().forEach(i -> becomesKnown(us, i));
      assertThat(caller.get("/v1/leads?band=warm&limit=1").path("items")).hasSize(1);
    }
    clock.move(Duration.ofDays(7).plusMinutes(1));

    EventLog events = new EventLog();
    int silent = LEADS - (LEADS + ANSWERS - 1) / ANSWERS;
    try (App node = App.start(config, clock)) {
      Caller us = caller.at(URI.create(node.url()));
      await()
          .atMost(Duration.ofMinutes(10))
          .until(() -> events.read(us).of("lead.nurture_enrolled").size() >= silent);
      // Nobody is asked twice, and who answered not at all.
      for (int i = 0; i < 2 * ANSWERS; i++) {
        us.json("POST", "/v1/leads/lead-" + i + "/recompute", "{}");
        JsonNode workflow = us.get("/v1/leads/lead-" + i).path("workflow");
        boolean answered = i % ANSWERS == 0;
        assertThat(workflow.path("acts")).hasSize(answered ? 0 : 1);
        assertThat(workflow.path("nurture").asText()).isEqualTo(answered ? "null" : "enrolled");
      }
      await()
          .atMost(Duration.ofMinutes(5))
          .until(() -> events.read(us).of("lead.scored").size() >= LEADS + 2 * ANSWERS);
    }
    assertThat(events.subjects("lead.nurture_enrolled")).doesNotHaveDuplicates().hasSize(silent);
    assertThat(events.of("lead.nurture_ended")).isEmpty();
  }

  private static void becomesKnown(Caller caller, int number) {
    String lead = "/v1/leads/lead-" + number;
    caller.json("PUT", lead, WARM);
    if (number % ANSWERS == 0) {
      caller.json("POST", lead + "/activities", "{\"type\":\"email_reply\"}");
    }
  }
}
