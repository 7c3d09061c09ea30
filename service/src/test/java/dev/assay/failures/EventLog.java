package dev.assay.failures;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All events of a tenant, read from the first on; each is read once. */
final class EventLog {
  private final List<JsonNode> events = new ArrayList<>();
  private String after = "0";

  /** Reads what there is by now. */
  EventLog read(Caller caller) {
    while (true) {
      JsonNode page = caller.get("/v1/events?limit=200&after=" + after);
      if (page.path("items").isEmpty()) {
        return this;
      }
      page.path("items").forEach(events::add);
      after = events.get(events.size() - 1).path("sequence").asText();
    }
  }

  Stream<JsonNode> all() {
    return events.stream();
  }

  /** Those of a type, in order. */
  List<JsonNode> of(String type) {
    return all().filter(event -> event.path("type").asText().equals(type)).toList();
  }

  /** What they say under a name. */
  List<String> texts(String type, String name) {
    return of(type).stream().map(event -> event.path("data").path(name).asText()).toList();
  }

  /** What they are about. */
  List<String> subjects(String type) {
    return of(type).stream().map(event -> event.path("subject").asText()).toList();
  }
}
