package dev.assay.failures;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.GeneratedLeads;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Callers who send what they can, and note whatever they were told is done. */
final class Load implements AutoCloseable {
  private static final int BATCH = 40;

  /** By id, the score that was answered. */
  final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();

  /** What was asked under an Idempotency-Key, whether it was answered or not. */
  final Map<String, String> asked = new ConcurrentHashMap<>();

  /** The id of what was answered under an Idempotency-Key. */
  final Map<String, String> answered = new ConcurrentHashMap<>();

  /** Answers that nobody should ever get. */
  final Queue<String> faults = new ConcurrentLinkedQueue<>();

  /** Answers that say to try again later. */
  final AtomicLong refused = new AtomicLong();

  private final Caller caller;
  private final String name;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean over;

  private Load(Caller caller, String name) {
    this.caller = caller;
    this.name = name;
  }

  /** Starts so many callers. */
  static Load start(Caller caller, String name, int callers) {
    Load load = new Load(caller, name);
    for (int i = 0; i < callers; i++) {
      int number = i;
      Thread thread = new Thread(() -> load.run(number), "caller-" + i);
      load.threads.add(thread);
      thread.start();
    }
    return load;
  }

  private void run(int number) {
    Iterator<ObjectNode> leads = GeneratedLeads.of(number).iterator();
    for (int i = 0; !over; i++) {
      try {
        String id = name + "-" + number + "-" + i;
        switch (i % 4) {
          case 0 -> decide(id, body(leads.next(), null), id);
          case 1 -> decide(id, body(leads.next(), "lead-" + i % 50), null);
          case 2 -> flags(leads.next());
          default -> batch(id, leads);
        }
      } catch (UncheckedIOException away) {
        pause(); // the node is gone: nothing was acknowledged
      }
    }
  }

  private static String body(ObjectNode lead, @Nullable String leadId) {
    ObjectNode body = lead.objectNode().put("pack", "lead-quality");
    if (leadId != null) {
      body.put("lead_id", leadId);
    }
    return body.set("lead", lead).toString();
  }

  private void decide(String id, String body, @Nullable String once) {
    String[] headers = Caller.withJson();
    if (once != null) {
      asked.put(once, body);
      headers = Caller.withJson("Idempotency-Key", once);
    }
    HttpResponse<Stream<String>> answer =
        caller.lines("POST", "/v1/decisions", BodyPublishers.ofString(body), headers);
    String text = answer.body().collect(Collectors.joining("\n"));
    if (isGood(id, answer, text)) {
      JsonNode decision = Caller.parse(text);
      acknowledged(decision);
      if (once != null) {
        answered.put(once, decision.get("decision_id").asText());
      }
    }
  }

  private void flags(ObjectNode lead) {
    HttpResponse<Stream<String>> answer =
        caller.lines(
            "POST", "/api/score-lead", BodyPublishers.ofString(lead.toString()), Caller.withJson());
    String text = answer.body().collect(Collectors.joining("\n"));
    if (isGood("flags", answer, text)) {
      String id = answer.headers().firstValue("X-Decision-Id").orElseThrow();
      acknowledged.put(id, Caller.parse(text).get("score").asInt());
    }
  }

  /** Each line that arrives is one that was acknowledged, though the next may never come. */
  private void batch(String id, Iterator<ObjectNode> leads) {
    String body =
        IntStream.range(0, BATCH)
            .mapToObj(line -> leads.next().put("id", id + "-" + line).toString())
            .collect(Collectors.joining("\n"));
    HttpResponse<Stream<String>> answer =
        caller.lines(
            "POST",
            Caller.BATCH,
            BodyPublishers.ofString(body),
            "Content-Type",
            "application/x-ndjson",
            "Idempotency-Key",
            id);
    if (answer.statusCode() != 200) {
      isGood(id, answer, answer.body().collect(Collectors.joining("\n")));
      return;
    }
    answer
        .body()
        .map(Caller::parse)
        .forEach(
            line -> {
              String error = line.path("error").asText();
              if (error.isEmpty()) {
                acknowledged(line);
              } else if (error.equals("unavailable")) {
                refused.incrementAndGet();
              } else {
                faults.add(line.toString());
              }
            });
  }

  private void acknowledged(JsonNode decision) {
    acknowledged.put(decision.get("decision_id").asText(), decision.get("score").asInt());
  }

  private boolean isGood(String what, HttpResponse<?> answer, String text) {
    if (answer.statusCode() == 200) {
      return true;
    }
    boolean later =
        answer.statusCode() == 503 && answer.headers().firstValue("Retry-After").isPresent();
    if (later) {
      refused.incrementAndGet();
      pause();
    } else {
      faults.add(what + ": " + answer.statusCode() + " " + text);
    }
    return false;
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends when the last answer came. */
  @Override
  public void close() {
    over = true;
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
