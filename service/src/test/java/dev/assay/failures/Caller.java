package dev.assay.failures;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.App;
import dev.assay.audit.Who;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.EnumSet;
import java.util.stream.Stream;

/** Somebody who sends requests to a node under one key. */
record Caller(URI node, String key) {
  static final String BATCH = "/v1/decisions/batch?pack=lead-quality&lead_id_field=id";

  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** A new tenant of a node, who may do everything. */
  static Caller of(App app) {
    EnumSet<Role> roles = EnumSet.of(Role.ADMIN, Role.INTEGRATOR, Role.AUDITOR);
    String key =
        app.keys()
            .issue(app.keys().create("acme", Plan.UNLIMITED, Who.SERVICE).id(), "test", roles)
            .secret();
    return new Caller(URI.create(app.url()), key);
  }

  /** The same of a node that runs elsewhere, by its operator's key. */
  static Caller of(URI node, String operatorKey) {
    Caller operator = new Caller(node, operatorKey);
    JsonNode tenant =
        operator.json("POST", "/v1/tenants", "{\"name\":\"acme\",\"plan\":\"unlimited\"}");
    JsonNode issued =
        operator.json(
            "POST",
            "/v1/tenants/%s/keys".formatted(tenant.get("tenant_id").asText()),
            "{\"name\":\"test\",\"roles\":[\"admin\",\"integrator\",\"auditor\"]}");
    return operator.withKey(issued.get("api_key").asText());
  }

  private Caller withKey(String other) {
    return new Caller(node, other);
  }

  Caller at(URI other) {
    return new Caller(other, key);
  }

  /** An answer whose body comes line by line. */
  HttpResponse<Stream<String>> lines(
      String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(node.resolve(path))
            .timeout(Duration.ofMinutes(2))
            .header("X-API-Key", key)
            .method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofLines());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Sends JSON; the answer must be a success. */
  JsonNode json(String method, String path, String body, String... more) {
    HttpResponse<Stream<String>> answer =
        lines(method, path, BodyPublishers.ofString(body), withJson(more));
    String text = String.join("\n", answer.body().toList());
    if (answer.statusCode() / 100 != 2) {
      throw new AssertionError("%s %s: %d %s".formatted(method, path, answer.statusCode(), text));
    }
    return parse(text);
  }

  JsonNode get(String path) {
    return parse(String.join("\n", lines("GET", path, BodyPublishers.noBody()).body().toList()));
  }

  int status(String path) {
    HttpResponse<Stream<String>> answer = lines("GET", path, BodyPublishers.noBody());
    answer.body().close();
    return answer.statusCode();
  }

  static String[] withJson(String... more) {
    return Stream.concat(Stream.of("Content-Type", "application/json"), Stream.of(more))
        .toArray(String[]::new);
  }

  static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(json, e);
    }
  }
}
