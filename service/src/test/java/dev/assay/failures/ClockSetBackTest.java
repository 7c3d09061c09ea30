package dev.assay.failures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.App;
import dev.assay.Config;
import dev.assay.tenants.MovableClock;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machine's clock jumps: what was recorded stays in its order, and nothing is doubled. */
final class ClockSetBackTest {
  private static final String LEAD =
      "{\"pack\":\"lead-quality\",\"lead_id\":\"crm-%d\",\"lead\":{}}";
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final MovableClock clock = new MovableClock(NOON);
  private final List<String> ids = new ArrayList<>();

  @TempDir private Path folder;

  private App start() {
    return App.start(Config.of("127.0.0.1", 0, folder, Map.of()), clock);
  }

  private JsonNode decide(Caller caller, String... headers) {
    String body = LEAD.formatted(ids.size() % 3);
    JsonNode made = caller.json("POST", "/v1/decisions", body, headers);
    ids.add(made.get("decision_id").asText());
    return made;
  }

  @Test
  void serve_clockSetBackByADay_orderAndIdsHold() throws Exception {
    Caller caller;
    try (App app = start()) {
      caller = Caller.of(app);
      String first = decide(caller, "Idempotency-Key", "k").get("decision_id").asText();
      decide(caller);
      clock.move(Duration.ofDays(-1));

      JsonNode after = decide(caller);
      assertThat(after.at("/as_of").asText()).startsWith("2026-11-21");
      String body = LEAD.formatted(0);
      assertThat(
              caller
                  .json("POST", "/v1/decisions", body, "Idempotency-Key", "k")
                  .get("decision_id")
                  .asText())
          .as("a key is remembered")
          .isEqualTo(first);
      String job = Batches.begin(caller, "back-", 300);
      new Witness(caller).seesDone(job, "back-", 300);
    }
    clock.move(Duration.ofDays(-30));
    try (App app = start()) {
      Caller later = caller.at(URI.create(app.url()));
      decide(later);
      clock.move(Duration.ofDays(32));
      decide(later);
      Witness witness = new Witness(later);
      witness.seesWholeLog(ids.size() + 300L);
      for (String id : ids) {
        assertThat(
                later.json("POST", "/v1/decisions/" + id + "/replay", "{}").get("verdict").asText())
            .isEqualTo("EXACT");
      }
      String again =
          later
              .json("POST", "/v1/decisions", LEAD.formatted(0), "Idempotency-Key", "k")
              .get("decision_id")
              .asText();
      assertThat(ids).as("a key is forgotten after a day").doesNotContain(again);
    }
    assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
    List<Long> sizes =
        Files.readAllLines(folder.resolve("checkpoints")).stream()
            .filter(line -> line.matches("\\d+"))
            .map(Long::valueOf)
            .toList();
    assertThat(sizes).isNotEmpty().isSorted().doesNotHaveDuplicates();
  }
}
