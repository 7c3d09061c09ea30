package dev.assay.http;

import static dev.assay.http.TestNode.OPERATOR_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.http.Operation.Credential;
import dev.assay.reference.NewerReferenceData;
import dev.assay.tenants.Role;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Calls the operations of the contract. */
final class ContractCalls {
  private final TestNode node;
  private final ContractPaths paths;

  ContractCalls(TestNode node, ContractPaths paths) {
    this.node = node;
    this.paths = paths;
  }

  Http.Reply call(Operation operation, @Nullable String key, @Nullable String body) {
    return send(operation, paths.path(operation, key), key, body);
  }

  Http.Reply send(Operation operation, String path, @Nullable String key, @Nullable String body) {
    return send(operation, path, key, publisher(operation, body));
  }

  Http.Reply send(
      Operation operation, String path, @Nullable String key, BodyPublisher body, String... more) {
    List<String> headers = new ArrayList<>(List.of(more));
    if (key != null) {
      headers.addAll(List.of("X-API-Key", key));
    }
    if (operation.body() != null) {
      headers.addAll(List.of("Content-Type", Documented.mediaType(operation)));
    }
    if (ContractDrafts.NEED_TAG.contains(operation.id())) {
      headers.addAll(List.of("If-Match", "*"));
    }
    return node.http.stream(operation.method().name(), path, body, headers.toArray(new String[0]));
  }

  static BodyPublisher publisher(Operation operation, @Nullable String body) {
    return body == null
        ? BodyPublishers.noBody()
        : BodyPublishers.ofByteArray(bytes(operation, body));
  }

  private static byte[] bytes(Operation operation, String body) {
    return operation.id().equals("addReferenceData")
        ? NewerReferenceData.zip(NewerReferenceData.with("contract-test.example"))
        : ContractDrafts.body(Documented.mediaType(operation), body);
  }

  /** A key that may call it; null where none is needed. */
  @Nullable String keyFor(Operation operation) {
    if (operation.credentials().isEmpty()) {
      return null;
    }
    assertThat(operation.credentials()).contains(Credential.API_KEY);
    boolean operators = operation.roles().equals(Set.of(Role.OPERATOR));
    return operators ? OPERATOR_KEY : paths.ownKey();
  }

  /** What the contract itself sends as an example; null where an operation takes no body. */
  @Nullable String example(Operation operation) {
    Operation.Body body = operation.body();
    if (body == null) {
      return null;
    }
    if (operation.id().equals("login")) {
      return "{\"api_key\":\"" + paths.ownKey() + "\"}";
    }
    if (operation.id().equals("approveDraft")) {
      return paths.drafts().approval();
    }
    if (operation.id().equals("addDraftCase")) {
      return "{\"decision_id\":\"" + paths.decisionId() + "\"}";
    }
    JsonNode example =
        Documented.content(operation).path(Documented.mediaType(operation)).path("example");
    return body.schema() == null
        ? example.asText()
        : example
            .toString()
            .replace("ak_your_key", paths.ownKey())
            .replace("019a9c5e-0000-7000-8000-000000000000", paths.tenant().id().toString())
            .replace("sha256:of-this-release", node.packs.parts().references().usual());
  }
}
