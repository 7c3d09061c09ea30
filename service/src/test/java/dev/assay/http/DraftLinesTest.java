package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.audit.Who;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whose drafts there are, and what they begin as. */
@ExtendWith(NodeExtension.class)
final class DraftLinesTest {
  private final TestNode node;
  private final Tenant tenant;
  private final String ana;

  DraftLinesTest(TestNode node) {
    this.node = node;
    tenant = node.tenant(Plan.GROWTH);
    ana = node.key(tenant, Role.ANALYST);
  }

  @Test
  void drafts_ofAllPacks_areTheTenantsOwn() {
    String other = node.key(node.tenant(Plan.GROWTH), Role.ANALYST);
    for (String pack : List.of("icp-match", "lead-quality")) {
      open(pack);
    }

    JsonNode shown = get("/v1/drafts", ana);

    assertThat(shown.path("items").findValuesAsText("pack"))
        .containsExactlyInAnyOrder("icp-match", "lead-quality");
    assertThat(get("/v1/drafts", other).path("items")).isEmpty();
  }

  @Test
  void draft_fromAVersionAdoptedFromTheBaseLine_hasItsCases() {
    String before = open("lead-quality");

    node.packs.parts().lines().fork(tenant.id(), "lead-quality", Who.SERVICE, "its own");
    String after = open("lead-quality");

    assertThat(files(after)).isEqualTo(files(before));
    assertThat(files(after).findValuesAsText("path")).anyMatch(path -> path.startsWith("cases/"));
  }

  private String open(String pack) {
    String drafts = "/v1/packs/" + pack + "/drafts";
    Http.Reply made = node.http.post(drafts, ana, "{\"from\":\"1.0.0\"}");
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return drafts + "/" + made.json().path("draft_id").asText();
  }

  private JsonNode files(String draft) {
    return get(draft + "/files", ana).path("items");
  }

  private JsonNode get(String path, String key) {
    return node.http.get(path, "X-API-Key", key).json();
  }
}
