package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.cases.CaseSet;
import dev.assay.packs.Line;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Drafts on their way through the gate and past a second pair of eyes. */
@ExtendWith(NodeExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReviewRoutesTest {
  private static final String DRAFTS = "/v1/packs/lead-quality/drafts";
  private static final String YAML = "/files/pack.yaml";
  private static final String SOURCE = "/files/risks/source.drl";
  private static final String GOOD =
      "{\"name\":\"Ana Silva\",\"email\":\"ana@acme-tools.com\",\"phone\":\"+34 612 345 679\","
          + "\"country\":\"ES\",\"source\":\"referral\",\"message\":\"We need twenty licences of your"
          + " product for our office in Vigo, please send us an offer by Friday\"}";

  /** More of the number than an identifier holds by chance. */
  private static final String PHONE_DIGITS = "612\\D?345";

  private final TestNode node;

  ReviewRoutesTest(TestNode node) {
    this.node = node;
  }

  /** Two people of one tenant. */
  private record Team(Tenant tenant, String author, String approver) {}

  private Team team() {
    Tenant tenant = node.tenant(Plan.GROWTH);
    return new Team(
        tenant,
        node.key(tenant, Role.ANALYST, Role.INTEGRATOR),
        node.key(tenant, Role.APPROVER, Role.ANALYST, Role.AUDITOR));
  }

  @Test
  void change_ofTwoPeople_becomesAVersion() {
    Team team = team();
    String draft = open(team);
    edit(team, draft + "/files/lists/spam-terms.txt", text -> text + "moon dust\n");
    assertThat(post(draft + "/check", team.author(), "{}").json().path("ok").asBoolean()).isTrue();
    JsonNode tested = post(draft + "/test", team.author(), "{}").json();

    Http.Reply submitted = submit(team, draft, "1.1.0");
    String hash = submitted.json().path("pack_hash").asText();
    Http.Reply early = post(draft + "/publish", team.author(), "{}");
    Http.Reply own = approve(draft, team.author(), hash);
    Http.Reply other = approve(draft, team.approver(), "sha256:" + "0".repeat(64));
    Http.Reply approved = approve(draft, team.approver(), hash);
    Http.Reply published = post(draft + "/publish", team.author(), "{}");

    assertThat(submitted.status()).as(submitted.body()).isEqualTo(200);
    assertThat(early.status()).isEqualTo(409);
    assertThat(own.status()).isEqualTo(403);
    assertThat(other.status()).isEqualTo(409);
    assertThat(approved.status()).as(approved.body()).isEqualTo(200);
    assertThat(published.status()).as(published.body()).isEqualTo(200);
    assertThat(published.json().path("version").asText()).isEqualTo("1.1.0");
    assertThat(published.json().path("pack_hash").asText()).isEqualTo(hash);
    assertThat(published.json().path("signature").asText()).contains(hash);
    assertThat(tested.path("failed").asInt()).isZero();
    assertThat(tested.path("rules_not_fired")).isEmpty();
    assertThat(post(draft + "/publish", team.author(), "{}").body()).isEqualTo(published.body());
    assertThat(get(draft, team.author()).json().path("state").asText()).isEqualTo("published");
    assertThat(put(draft + YAML, "x", team.author()).status()).isEqualTo(409);
    JsonNode changes =
        get("/v1/packs/lead-quality/versions/1.1.0/diff?from=1.0.0", team.approver())
            .json()
            .path("changes");
    assertThat(changes).isEqualTo(get(draft + "/diff", team.approver()).json().path("changes"));
    assertThat(changes.findValuesAsText("says")).containsExactly("list spam-terms: 1 term added");
  }

  @Test
  void edit_afterApproval_takesTheApprovalBack() {
    Team team = team();
    String draft = open(team);
    String hash = submit(team, draft, "1.1.1").json().path("pack_hash").asText();
    assertThat(approve(draft, team.approver(), hash).status()).isEqualTo(200);

    edit(team, draft + "/files/lists/paid-sources.txt", text -> text + "yellow pages\n");

    assertThat(get(draft, team.author()).json().path("state").asText()).isEqualTo("draft");
    assertThat(post(draft + "/publish", team.author(), "{}").status()).isEqualTo(409);
    assertThat(approve(draft, team.approver(), hash).status()).isEqualTo(409);
  }

  @Test
  void rejected_saysWhy_andCanBeSubmittedAgain() {
    Team team = team();
    String draft = open(team);
    submit(team, draft, "1.1.2");

    Http.Reply rejected =
        post(draft + "/reject", team.approver(), "{\"comment\":\"Say why in the note\"}");

    assertThat(rejected.status()).isEqualTo(200);
    assertThat(get(draft, team.author()).body()).contains("Say why in the note");
    assertThat(post(draft + "/reject", team.approver(), "{\"comment\":\"x\"}").status())
        .isEqualTo(409);
    assertThat(submit(team, draft, "1.1.2").status()).isEqualTo(200);
  }

  @Test
  void gate_withAFailingCaseOrAnUncoveredRule_staysClosed_andSaysSo() {
    Team team = team();
    String draft = open(team);
    edit(
        team,
        draft + SOURCE,
        text ->
            text
                + """

                rule "test_source: from nowhere"
                when
                    Lead( source.text == "nowhere at all" )
                then
                    card.risk("test_source");
                end
                """);
    edit(
        team,
        draft + YAML,
        text -> text.replace("group: source, weight: -24", "group: source, weight: -1"));

    Http.Reply submitted = submit(team, draft, "1.2.0");
    JsonNode gate = get(draft + "/gate", team.approver()).json();

    assertThat(submitted.status()).isEqualTo(409);
    assertThat(submitted.json().path("detail").asText())
        .contains("case(s) fail")
        .contains("1 rule(s) fire in no case");
    assertThat(gate.path("passed").asBoolean()).isFalse();
    assertThat(gate.at("/cases/rules_not_fired/0").asText()).isEqualTo("test_source: from nowhere");
    assertThat(gate.at("/cases/failures")).isNotEmpty();
    assertThat(get(draft, team.author()).json().path("state").asText()).isEqualTo("draft");
  }

  @Test
  void text_thatDoesNotCompile_isNamedByFileAndLine() {
    Team team = team();
    String draft = open(team);
    edit(team, draft + SOURCE, text -> text.replaceFirst("Lead\\(", "Leed("));

    JsonNode check = post(draft + "/check", team.author(), "{}").json();

    assertThat(check.path("ok").asBoolean()).isFalse();
    assertThat(check.at("/problems/0/file").asText()).isEqualTo("risks/source.drl");
    assertThat(check.at("/problems/0/line").asInt()).isPositive();
    assertThat(post(draft + "/test", team.author(), "{}").status()).isEqualTo(409);
    assertThat(post(draft + "/backtest", team.author(), "{}").status()).isEqualTo(409);
    assertThat(submit(team, draft, "1.2.1").status()).isEqualTo(409);
  }

  @Test
  void check_ofTextsThatAreNotSaved_keepsNothing() {
    Team team = team();
    String draft = open(team);
    String saved = get(draft + SOURCE, team.author()).body();

    JsonNode check =
        post(
                draft + "/check",
                team.author(),
                unsaved("risks/source.drl", saved.replaceFirst("Lead\\(", "Leed(")))
            .json();
    Http.Reply elsewhere = post(draft + "/check", team.author(), unsaved("../x.drl", ""));

    assertThat(check.path("ok").asBoolean()).isFalse();
    assertThat(check.at("/problems/0/file").asText()).isEqualTo("risks/source.drl");
    assertThat(elsewhere.status()).isEqualTo(400);
    assertThat(get(draft + SOURCE, team.author()).body()).isEqualTo(saved);
    assertThat(post(draft + "/check", team.author(), "{}").json().path("ok").asBoolean()).isTrue();
  }

  private static String unsaved(String path, String text) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("files").put(path, text);
    return body.toString();
  }

  @Test
  void drift_overBudget_needsAcceptance_andShowsBothWaterfalls() {
    Team team = team();
    for (int i = 0; i < 12; i++) {
      assertThat(post("/api/score-lead", team.author(), GOOD).status()).isEqualTo(200);
    }
    String draft = open(team);
    edit(team, draft + YAML, text -> text.replace("base: 50", "base: 20"));
    removeCases(team, draft);
    cover(team, draft);

    JsonNode drift = post(draft + "/backtest", team.author(), "{}").json();
    Http.Reply submitted = submit(team, draft, "1.3.0");
    String hash = submitted.json().path("pack_hash").asText();
    Http.Reply refused = approve(draft, team.approver(), hash);
    Http.Reply accepted =
        post(
            draft + "/approve",
            team.approver(),
            "{\"pack_hash\":\"" + hash + "\",\"accept_drift\":true}");

    assertThat(drift.path("decisions").asInt()).isEqualTo(12);
    assertThat(drift.path("moved").asInt()).isEqualTo(12);
    assertThat(drift.path("bands").toString())
        .isEqualTo("[\"strong\",\"high\",\"medium\",\"low\"]");
    assertThat(drift.path("shifts").toString()).isEqualTo("[{\"points\":-30,\"decisions\":12}]");
    assertThat(drift.path("says").path("quality_message").asText()).isNotEmpty();
    assertThat(drift.at("/samples/0/before/waterfall/0/points").asDouble()).isEqualTo(50);
    assertThat(drift.at("/samples/0/after/waterfall/0/points").asDouble()).isEqualTo(20);
    assertThat(drift.toString())
        .doesNotContain("Ana", "acme-tools")
        .doesNotContainPattern(PHONE_DIGITS);
    assertThat(submitted.status()).as(submitted.body()).isEqualTo(200);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(accepted.status()).isEqualTo(200);
    assertThat(
            get(draft, team.author()).json().at("/submission/approval/drift_accepted").asBoolean())
        .isTrue();
  }

  @Test
  void decision_becomesACase_thatHoldsAndTellsOfNobody() {
    Team team = team();
    String id = post("/api/score-lead", team.author(), GOOD).header("X-Decision-Id");
    String draft = open(team);
    String body = "{\"decision_id\":\"" + id + "\"}";

    Http.Reply made = post(draft + "/cases", team.author(), body);
    Http.Reply again = post(draft + "/cases", team.author(), body);

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    String path = made.json().path("path").asText();
    String text = get(draft + "/files/" + path, team.author()).body();
    assertThat(path).startsWith("cases/decisions/").endsWith(".yaml");
    assertThat(again.json().path("path").asText()).isNotEqualTo(path);
    assertThat(text)
        .doesNotContainIgnoringCase("ana ")
        .doesNotContain("Silva", "acme", "Vigo", "licences", id)
        .doesNotContainPattern(PHONE_DIGITS);
    assertThat(post(draft + "/test", team.author(), "{}").json().path("failed").asInt()).isZero();
    Team others = team();
    String theirs = open(others);
    assertThat(post(theirs + "/cases", others.author(), body).status()).isEqualTo(404);
    assertThat(post(draft + "/cases", team.author(), "{\"decision_id\":\"x\"}").status())
        .isEqualTo(400);
  }

  @Test
  void version_thatIsTakenOrNone_isRefused() {
    Team team = team();
    String draft = open(team);

    assertThat(submit(team, draft, "1.0").status()).isEqualTo(400);
    assertThat(submit(team, draft, "v1.0.0").status()).isEqualTo(400);
    assertThat(submit(team, draft, "01.0.0").status()).isEqualTo(400);
    edit(team, draft + YAML, text -> text.replace("pack: lead-quality", "pack: other"));
    assertThat(submit(team, draft, "1.4.0").status()).isEqualTo(409);
  }

  @Test
  void baseLine_isTheOperators() {
    String draft =
        post(DRAFTS, TestNode.OPERATOR_KEY, "{\"from\":\"1.0.0\"}")
            .json()
            .path("draft_id")
            .asText();

    JsonNode shown = get(DRAFTS + "/" + draft, TestNode.OPERATOR_KEY).json();

    assertThat(shown.path("line").asText()).isEqualTo("base");
    assertThat(node.parts.drafts().drafts().list(Line.base("lead-quality")))
        .anyMatch(d -> d.id().toString().equals(draft));
  }

  /** Puts in the shipped cases without what they expect: they fire every rule. */
  private void cover(Team team, String draft) {
    CaseSet.shipped("lead-quality")
        .forEach(
            (path, text) -> {
              String lead =
                  text.replaceAll("(?s)\\nexpect:.*", "\n")
                      .replaceAll("(?m)^(about|near_miss):.*\\n", "");
              put(draft + "/files/cases/" + path, lead, team.author());
            });
  }

  private void removeCases(Team team, String draft) {
    for (JsonNode file : get(draft + "/files", team.author()).json().path("items")) {
      String path = draft + "/files/" + file.path("path").asText();
      if (path.contains("/files/cases/")) {
        node.http.send("DELETE", path, null, "X-API-Key", team.author(), "If-Match", "*");
      }
    }
  }

  private String open(Team team) {
    JsonNode made = post(DRAFTS, team.author(), "{\"from\":\"1.0.0\"}").json();
    return DRAFTS + "/" + made.path("draft_id").asText();
  }

  private void edit(Team team, String path, UnaryOperator<String> edit) {
    String before = get(path, team.author()).body();
    String after = edit.apply(before);
    assertThat(after).as("the edit of " + path).isNotEqualTo(before);
    Http.Reply reply =
        node.http.send(
            "PUT",
            path,
            after,
            "X-API-Key",
            team.author(),
            "Content-Type",
            "text/plain",
            "If-Match",
            "*");
    assertThat(reply.status()).as(reply.body()).isEqualTo(204);
  }

  private Http.Reply submit(Team team, String draft, String version) {
    return post(
        draft + "/submit", team.author(), "{\"version\":\"" + version + "\",\"note\":\"because\"}");
  }

  private Http.Reply approve(String draft, String key, String hash) {
    return post(draft + "/approve", key, "{\"pack_hash\":\"" + hash + "\"}");
  }

  private Http.Reply put(String path, String text, String key) {
    return node.http.send("PUT", path, text, "X-API-Key", key, "Content-Type", "text/plain");
  }

  private Http.Reply post(String path, String key, String json) {
    return node.http.post(path, key, json);
  }

  private Http.Reply get(String path, String key) {
    return node.http.get(path, "X-API-Key", key);
  }
}
