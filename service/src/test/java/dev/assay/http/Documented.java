package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.HttpMethod;
import java.util.Locale;

/** What the contract says of an operation. */
final class Documented {
  private static final Contract CONTRACT = Contract.load();
  private static final Schemas SCHEMAS = new Schemas(CONTRACT);

  private Documented() {}

  /** By its status, its type and its body. */
  static void assertDocumented(Operation operation, Http.Reply reply) {
    JsonNode responses = operationNode(operation).path("responses");
    JsonNode response = responses.path(Integer.toString(reply.status()));
    assertThat(response.isMissingNode())
        .as("%s answers %d, which is not documented", operation.id(), reply.status())
        .isFalse();
    String at =
        response.has("$ref")
            ? response.get("$ref").asText().substring(1)
            : pointer(operation) + "/responses/" + reply.status();
    JsonNode content = CONTRACT.document().at(at).path("content");
    assertThat(reply.header("X-Request-Id")).isNotEmpty();
    if (content.isMissingNode()) {
      assertThat(reply.body()).isEmpty();
      return;
    }
    String type = reply.header("Content-Type").replaceFirst(";.*", "");
    assertThat(content.has(type)).as("%s answers %s", operation.id(), type).isTrue();
    if (type.endsWith("json")) {
      String schema = at + "/content/" + type.replace("/", "~1") + "/schema";
      assertThat(SCHEMAS.faults(schema, reply.json())).as(reply.body()).isEmpty();
    }
  }

  private static JsonNode operationNode(Operation operation) {
    return CONTRACT.document().at(pointer(operation));
  }

  private static String pointer(Operation operation) {
    HttpMethod method = operation.method();
    return "/paths/"
        + operation.path().replace("/", "~1")
        + "/"
        + method.name().toLowerCase(Locale.ROOT);
  }

  static String mediaType(Operation operation) {
    return content(operation).fieldNames().next();
  }

  /** What may be sent, by its media type. */
  static JsonNode content(Operation operation) {
    JsonNode body = operationNode(operation).path("requestBody");
    return body.has("$ref")
        ? CONTRACT.document().at(body.get("$ref").asText().substring(1)).path("content")
        : body.path("content");
  }
}
