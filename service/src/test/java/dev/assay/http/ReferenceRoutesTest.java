package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.reference.NewerReferenceData;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the world knows changes without a release, and what was read before stays as it was. */
@ExtendWith(NodeExtension.class)
final class ReferenceRoutesTest {
  private static final String PATH = "/v1/reference-data";
  private static final String BURNER = "quite-new-burner.example";
  private static final String LEAD =
      "{\"pack\":\"lead-quality\",\"lead\":{\"email\":\"ana@" + BURNER + "\"}}";

  private final TestNode node;
  private final String caller;
  private final String usual;

  ReferenceRoutesTest(TestNode node) {
    this.node = node;
    this.caller = node.key(node.tenant(Plan.UNLIMITED), Role.INTEGRATOR, Role.AUDITOR);
    this.usual = node.packs.parts().references().usual();
  }

  @AfterEach
  void goBack() {
    activate(usual);
  }

  private Http.Reply add(byte[] zip) {
    return node.http.stream(
        "POST",
        PATH + "?note=burners",
        BodyPublishers.ofByteArray(zip),
        "X-API-Key",
        TestNode.OPERATOR_KEY,
        "Content-Type",
        "application/zip");
  }

  private Http.Reply activate(String hash) {
    String body = "{\"hash\":\"" + hash + "\",\"reason\":\"a test\"}";
    return node.http.post(PATH + "/activate", TestNode.OPERATOR_KEY, body);
  }

  private JsonNode decide() {
    return node.http.post("/v1/decisions", caller, LEAD).json();
  }

  private String replayed(JsonNode decision) {
    String path = "/v1/decisions/" + decision.path("decision_id").asText() + "/replay";
    return node.http.post(path, caller, "{}").json().path("verdict").asText();
  }

  private static boolean disposable(JsonNode decision) {
    return decision.path("risk_flags").toString().contains("disposable_email");
  }

  @Test
  void snapshot_activated_isReadWithAtOnce_andWhatWasReadBeforeReplaysExact() {
    JsonNode before = decide();
    Http.Reply added = add(NewerReferenceData.zip(NewerReferenceData.with(BURNER)));
    String hash = added.json().path("hash").asText();
    JsonNode notYet = decide();

    Http.Reply activated = activate(hash);
    JsonNode after = decide();

    assertThat(added.status()).as(added.body()).isEqualTo(201);
    assertThat(activated.status()).as(activated.body()).isEqualTo(200);
    assertThat(disposable(before)).isFalse();
    assertThat(disposable(notYet)).isFalse();
    assertThat(disposable(after)).isTrue();
    assertThat(before.at("/receipt/reference_data_hash").asText()).isEqualTo(usual);
    assertThat(after.at("/receipt/reference_data_hash").asText()).isEqualTo(hash);
    assertThat(after.at("/receipt/epoch")).isEqualTo(activated.json().path("epoch"));
    assertThat(replayed(before)).isEqualTo("EXACT");
    assertThat(replayed(after)).isEqualTo("EXACT");
    JsonNode all = node.http.get(PATH, "X-API-Key", caller).json().path("items");
    assertThat(all.path(0).path("hash").asText()).isEqualTo(hash);
    assertThat(all.path(0).path("in_force").asBoolean()).isTrue();
    assertThat(all.path(0).path("note").asText()).isEqualTo("burners");
    assertThat(all.findValuesAsText("hash")).contains(usual);

    activate(usual);
    JsonNode back = decide();
    assertThat(disposable(back)).isFalse();
    assertThat(replayed(after)).as("by the old one").isEqualTo("EXACT");
  }

  @Test
  void snapshot_addedTwice_isOne() {
    byte[] zip = NewerReferenceData.zip(NewerReferenceData.with("added-twice.example"));

    JsonNode first = add(zip).json();
    JsonNode again = add(zip).json();

    assertThat(again).isEqualTo(first);
  }

  @Test
  void snapshot_notWhatItsManifestSays_isRefused() {
    SortedMap<String, String> files = NewerReferenceData.with("altered.example");
    files.computeIfPresent("free.txt", (file, text) -> text + "zzz.example\n");
    Http.Reply altered = add(NewerReferenceData.zip(files));
    files.remove("free.txt");
    Http.Reply missing = add(NewerReferenceData.zip(files));
    Http.Reply noZip = add(new byte[] {1, 2, 3});
    Http.Reply unknown = activate("sha256:" + "0".repeat(64));

    assertThat(altered.status()).isEqualTo(400);
    assertThat(altered.body()).contains("free.txt", "the manifest says");
    assertThat(missing.status()).isEqualTo(400);
    assertThat(noZip.status()).isEqualTo(400);
    assertThat(unknown.status()).isEqualTo(400);
  }
}
