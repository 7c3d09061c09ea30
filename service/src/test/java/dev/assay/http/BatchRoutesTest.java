package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.GeneratedLeads;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many leads in one request. */
@ExtendWith(NodeExtension.class)
final class BatchRoutesTest {
  private static final String BATCH = "/v1/decisions/batch?pack=lead-quality";
  private static final JsonMapper JSON = new JsonMapper();

  private final TestNode node;
  private final Tenant tenant;
  private final String key;

  BatchRoutesTest(TestNode node) {
    this.node = node;
    tenant = node.tenant(Plan.UNLIMITED);
    key = node.key(tenant, Role.INTEGRATOR, Role.ANALYST);
  }

  private Http.Reply ndjson(String query, String body) {
    return node.http.send(
        "POST", BATCH + query, body, "X-API-Key", key, "Content-Type", "application/x-ndjson");
  }

  private Http.Reply csv(String query, String body) {
    return node.http.send(
        "POST", BATCH + query, body, "X-API-Key", key, "Content-Type", "text/csv; charset=UTF-8");
  }

  private static List<JsonNode> lines(Http.Reply reply) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.body().lines().map(BatchRoutesTest::parse).toList();
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int gauge() {
    return node.http
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("assay_batch_leads "))
        .map(line -> (int) Double.parseDouble(line.substring(line.indexOf(' '))))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void batch_leads_areDecidedAsOneByOne() {
    List<String> leads =
        GeneratedLeads.of(3).limit(500).map(Object::toString).collect(Collectors.toList());

    List<JsonNode> lines =
        lines(ndjson("&as_of=2026-01-01T00:00:00Z&explain=true", String.join("\n", leads)));

    assertThat(lines).hasSize(500);
    for (int i = 0; i < 500; i += 25) {
      JsonNode line = lines.get(i);
      assertThat(line.get("line").asInt()).isEqualTo(i + 1);
      JsonNode alone =
          node.http
              .post(
                  "/v1/decisions",
                  key,
                  "{\"pack\":\"lead-quality\",\"explain\":true,\"as_of\":\"2026-01-01T00:00:00Z\","
                      + "\"lead\":"
                      + leads.get(i)
                      + "}")
              .json();
      for (String field : List.of("score", "factors", "waterfall", "as_of", "detection")) {
        assertThat(line.get(field)).as(field).isEqualTo(alone.get(field));
      }
      JsonNode found =
          node.http
              .get("/v1/decisions/" + line.get("decision_id").asText(), "X-API-Key", key)
              .json();
      assertThat(found.at("/receipt")).isEqualTo(line.get("receipt"));
    }
  }

  @Test
  void batch_badLines_areErrorLinesAmongTheOthers() {
    List<JsonNode> lines =
        lines(
            ndjson(
                "&lead_id_field=id",
                "{\"name\":\"Ana\",\"id\":\"crm-1\"}\n"
                    + "[1]\n"
                    + "\n"
                    + "{\"a\":1,\"a\":2}\n"
                    + "{\"_leadflags_map\":{\"x\":\"budget\"}}\n"
                    + "{\"id\":{}}\n"
                    + "{\"x\":\""
                    + "y".repeat(1 << 20)
                    + "\"}\n"
                    + "{\"id\":17}\n"
                    + "{\"na"));

    assertThat(lines)
        .extracting(line -> line.get("line").asInt() + " " + line.path("error").asText("decided"))
        .containsExactly(
            "1 decided",
            "2 invalid_json",
            "4 invalid_json",
            "5 invalid_map",
            "6 invalid_request",
            "7 payload_too_large",
            "8 decided",
            "9 invalid_json");
    assertThat(lines.get(0).get("lead_id").asText()).isEqualTo("crm-1");
    assertThat(lines.get(6).get("lead_id").asText()).isEqualTo("17");
    assertThat(node.http.get("/v1/leads/17/history", "X-API-Key", key).status()).isEqualTo(200);
  }

  @Test
  void batch_csv_columnsAreFields() {
    List<JsonNode> lines =
        lines(
            csv(
                "&lead_id_field=Id&explain=true",
                """
                Id;E-Mail;Message;;Phone
                1;ana@acme-labs.com;"Two
                lines; one field";;
                2;a;b;c;d;e;f
                3;bob@acme-labs.com;;x;+44 20 7946 0958"""
                    .replace("\n", "\r\n")));

    assertThat(lines)
        .extracting(line -> line.get("line").asInt() + " " + line.path("error").asText("decided"))
        .containsExactly("2 decided", "4 invalid_csv", "5 decided");
    JsonNode first = lines.get(0).at("/detection/canonical_lead");
    assertThat(first.get("email").asText()).isEqualTo("ana@acme-labs.com");
    assertThat(first.get("message").asText()).contains("one field");
    assertThat(first.has("phone")).isFalse();
    assertThat(lines.get(2).at("/detection/canonical_lead/phone").asText())
        .isEqualTo("+442079460958");
    assertThat(lines.get(2).get("lead_id").asText()).isEqualTo("3");
  }

  @Test
  void batch_nothing_isAnsweredByNothing() {
    assertThat(lines(ndjson("", ""))).isEmpty();
    assertThat(lines(ndjson("", "\n\n"))).isEmpty();
    assertThat(lines(csv("", ""))).isEmpty();
    assertThat(lines(csv("", "name,email\n"))).isEmpty();
    assertThat(lines(csv("", "name,email\rAna,a@acme.com\rBob,b@acme.com\r"))).hasSize(2);
  }

  @Test
  void batch_logNone_recordsNothing() {
    List<JsonNode> lines = lines(ndjson("&log=none", "{}\n{}\n"));

    assertThat(lines).hasSize(2).allMatch(line -> line.get("decision_id").isNull());
    assertThat(node.http.get("/v1/decisions", "X-API-Key", key).json().get("items")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/decisions/batch,                             application/x-ndjson, 400, ?pack",
    "/v1/decisions/batch?pack=nope,                   application/x-ndjson, 400, ''",
    "/v1/decisions/batch?pack=lead-quality&version=9, application/x-ndjson, 400, ''",
    "/v1/decisions/batch?pack=lead-quality&log=maybe, application/x-ndjson, 400, ?log",
    "/v1/decisions/batch?pack=lead-quality&colour=1,  application/x-ndjson, 400, ?colour",
    "/v1/decisions/batch?pack=lead-quality&as_of=now, application/x-ndjson, 400, ?as_of",
    "/v1/decisions/batch?pack=lead-quality,           application/json,     415, ''",
    "/v1/decisions/batch?pack=lead-quality,           text/csv;charset=x,   415, ''"
  })
  void batch_badRequest_isRefusedWhole(String path, String type, int status, String pointer) {
    Http.Reply reply =
        node.http.send("POST", path, "{}\n".repeat(10_000), "X-API-Key", key, "Content-Type", type);

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
  }

  @Test
  void batch_headerThatNamesNoColumns_isRefusedWhole() {
    Http.Reply reply = csv("", "name,name\n" + "a,b\n".repeat(100_000));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().get("type").asText()).endsWith("invalid_csv");
  }

  @Test
  void batch_manyLeadsThroughASlowReader_areAllAnsweredAndFewInFlight() throws Exception {
    int count = 100_000; // more than all buffers on the way can hold
    AtomicInteger sent = new AtomicInteger();
    try (Socket socket = open("&log=none")) {
      socket.setSendBufferSize(1 << 16);
      CompletableFuture<Void> sender =
          CompletableFuture.runAsync(() -> send(socket, GeneratedLeads.of(11).limit(count), sent));

      await().atMost(Duration.ofMinutes(1)).until(() -> gauge() >= Batch.IN_FLIGHT / 2);
      int before = -1;
      while (before != sent.get()) { // until nobody moves: nothing is read of the answer
        before = sent.get();
        for (int i = 0; i < 5; i++) {
          assertThat(gauge()).isBetween(1, Batch.IN_FLIGHT + 64);
        }
        Thread.sleep(200);
      }
      assertThat(sent.get()).isLessThan(count);

      BufferedReader reader = reader(socket);
      int next = 1;
      int largest = 0;
      for (Iterator<String> lines = body(reader); lines.hasNext(); next++) {
        String line = lines.next();
        assertThat(line).startsWith("{\"line\":" + next + ",");
        if (next % 5_000 == 0) {
          largest = Math.max(largest, gauge());
          Thread.sleep(20);
        }
      }
      sender.join();
      assertThat(next - 1).isEqualTo(count);
      assertThat(largest).isLessThanOrEqualTo(Batch.IN_FLIGHT + 64);
    }
    await().atMost(Duration.ofMinutes(1)).until(() -> gauge() == 0);
  }

  @Test
  void batch_clientThatGoesAway_leavesNothingInFlight() throws Exception {
    AtomicInteger sent = new AtomicInteger();
    CompletableFuture<Void> sender;
    try (Socket socket = open("")) {
      sender =
          CompletableFuture.runAsync(() -> send(socket, GeneratedLeads.of(12).limit(50_000), sent));
      await().atMost(Duration.ofMinutes(1)).until(() -> gauge() >= Batch.IN_FLIGHT / 2);
    }
    await().atMost(Duration.ofMinutes(1)).until(sender::isCompletedExceptionally);

    await().atMost(Duration.ofMinutes(1)).until(() -> gauge() == 0);
    assertThat(lines(ndjson("", "{}"))).hasSize(1);
  }

  /** A connection on which a batch is begun, in chunks. */
  private Socket open(String query) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.http.port);
    socket.setSoTimeout(30_000);
    String head =
        "POST "
            + BATCH
            + query
            + " HTTP/1.1\r\nHost: localhost\r\nX-API-Key: "
            + key
            + "\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static void send(Socket socket, Stream<?> leads, AtomicInteger sent) {
    try {
      OutputStream out = socket.getOutputStream();
      for (Iterator<?> all = leads.iterator(); all.hasNext(); ) {
        byte[] line = (all.next() + "\n").getBytes(StandardCharsets.UTF_8);
        out.write((Integer.toHexString(line.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(line);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        sent.incrementAndGet();
      }
      out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  /** The lines of an answer in chunks, whose chunks end with lines. */
  private static Iterator<String> body(BufferedReader reader) throws IOException {
    assertThat(reader.readLine()).contains("200");
    List<String> head = new ArrayList<>();
    for (String line = reader.readLine(); !line.isEmpty(); line = reader.readLine()) {
      head.add(line);
    }
    assertThat(head).anyMatch(line -> line.equalsIgnoreCase("transfer-encoding: chunked"));
    return reader
        .lines()
        .takeWhile(line -> !line.equals("0"))
        .filter(l -> l.startsWith("{"))
        .iterator();
  }
}
