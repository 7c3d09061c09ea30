package dev.assay.http;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.assay.tenants.Role;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The OpenAPI document as data: the operations there are, and who may call them. */
final class Contract {
  private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

  private final JsonNode document;
  private final List<Operation> operations;

  private Contract(JsonNode document) {
    this.document = document;
    List<Operation> found = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(path -> METHODS.forEach(m -> collect(path.getKey(), m, path.getValue(), found)));
    this.operations = List.copyOf(found);
  }

  /** Reads the document this service was built with. */
  static Contract load() {
    YAMLMapper yaml =
        YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .build();
    try (InputStream in = Contract.class.getResourceAsStream("/openapi.yaml")) {
      if (in == null) {
        throw new IllegalStateException("openapi.yaml is not on the class path");
      }
      return new Contract(yaml.readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException("openapi.yaml cannot be read", e);
    }
  }

  JsonNode document() {
    return document;
  }

  /** In the order of the document. */
  List<Operation> operations() {
    return operations;
  }

  private void collect(String path, String method, JsonNode item, List<Operation> found) {
    JsonNode operation = item.path(method);
    if (operation.isMissingNode()) {
      return;
    }
    found.add(
        new Operation(
            operation.path("operationId").asText(),
            HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)),
            path,
            credentials(operation),
            roles(operation),
            body(path, method, operation.path("requestBody")),
            once(method, operation),
            operation.path("responses").has("429")));
  }

  private static Operation.Once once(String method, JsonNode operation) {
    if (!method.equals("post")) {
      return Operation.Once.NEVER_MIND;
    }
    String declared = operation.path("x-once").asText("answer");
    return Operation.Once.valueOf(declared.toUpperCase(Locale.ROOT));
  }

  private Set<Operation.Credential> credentials(JsonNode operation) {
    JsonNode security =
        operation.has("security") ? operation.path("security") : document.path("security");
    Set<Operation.Credential> credentials = EnumSet.noneOf(Operation.Credential.class);
    security.forEach(
        either ->
            either
                .fieldNames()
                .forEachRemaining(scheme -> credentials.add(Operation.Credential.of(scheme))));
    return credentials;
  }

  private static Set<Role> roles(JsonNode operation) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    operation.path("x-roles").forEach(role -> roles.add(Role.of(role.asText())));
    return roles;
  }

  private Operation.@Nullable Body body(String path, String method, JsonNode declared) {
    if (declared.isMissingNode()) {
      return null;
    }
    String at =
        "/paths/" + path.replace("~", "~0").replace("/", "~1") + "/" + method + "/requestBody";
    if (declared.has("$ref")) {
      at = declared.path("$ref").asText().substring(1);
    }
    boolean required = document.at(at).path("required").asBoolean();
    String schema = at + "/content/application~1json/schema";
    return new Operation.Body(required, document.at(schema).isMissingNode() ? null : schema);
  }
}
