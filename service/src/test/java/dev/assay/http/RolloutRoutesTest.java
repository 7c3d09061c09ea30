package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.packs.Line;
import dev.assay.packs.PackVersion;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Versions on their way from the shadow to live and back; each test has a node of its own. */
final class RolloutRoutesTest {
  private static final String PACK = "/v1/packs/lead-quality";
  private static final String LEAD =
      "{\"name\":\"Ana Silva\",\"email\":\"ana@acme-labs.com\",\"message\":\"Please call me\"}";

  /** One weight less, which moves no lead far. */
  private static final String[] NEAR = {
    "key: missing_phone, stratum: risks, group: phone, weight: -18",
    "key: missing_phone, stratum: risks, group: phone, weight: -17"
  };

  /** A value that no guard can see is over 1 for a message of two words. */
  private static final String[] FAILING = {
    "job.seniority in (Seniority.OWNER, Seniority.CHIEF)",
    "$words : message.words",
    "card.factor(\"seniority\", 1.0)",
    "card.factor(\"seniority\", $words)"
  };

  /** Everybody begins with more. */
  private static final String[] FAR = {"base: 50", "base: 95"};

  private final TestNode node = TestNode.start();
  private final Tenant tenant = node.tenant(Plan.UNLIMITED);
  private final String caller = node.key(tenant, Role.INTEGRATOR, Role.AUDITOR);
  private final String approver = node.key(tenant, Role.APPROVER);

  @AfterEach
  void close() {
    node.close();
  }

  private JsonNode decide(String key, String leadId, String more) {
    String body =
        "{\"pack\":\"lead-quality\",\"lead_id\":\"%s\",\"lead\":%s%s}"
            .formatted(leadId, LEAD, more);
    return node.http.post("/v1/decisions", key, body).json();
  }

  private String version(String leadId) {
    return decide(caller, leadId, "").get("version").asText();
  }

  private JsonNode rollOut(String key, String step) {
    Http.Reply reply = node.http.post(PACK + "/rollout", key, step);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.json();
  }

  private JsonNode rollout(String key) {
    return node.http.get(PACK + "/rollout", "X-API-Key", key).json();
  }

  private Http.Reply replay(JsonNode decision, String query) {
    String path = "/v1/decisions/" + decision.get("decision_id").asText() + "/replay" + query;
    return node.http.post(path, caller, "{}");
  }

  private static void await(BooleanSupplier holds) throws InterruptedException {
    for (int i = 0; i < 1_000 && !holds.getAsBoolean(); i++) {
      Thread.sleep(10);
    }
    assertThat(holds.getAsBoolean()).isTrue();
  }

  @Test
  void canary_share_isKept_andEachLeadStaysWhereItIs() {
    node.publish(Line.base("lead-quality"), "1.1.0", NEAR);
    rollOut(
        TestNode.OPERATOR_KEY,
        "{\"version\":\"1.1.0\",\"stage\":\"canary\",\"percent\":30,\"max_drift\":100}");

    int tried = 0;
    for (int i = 0; i < 300; i++) {
      String first = version("lead-" + i);
      tried += first.equals("1.1.0") ? 1 : 0;
      if (i % 10 == 0) {
        assertThat(version("lead-" + i)).isEqualTo(first);
      }
    }

    assertThat(tried).isBetween(60, 120);
    rollOut(
        TestNode.OPERATOR_KEY,
        "{\"version\":\"1.1.0\",\"stage\":\"canary\",\"percent\":31,\"max_drift\":100}");
    int stayed = 0;
    for (int i = 0; i < 300; i++) {
      stayed += version("lead-" + i).equals("1.1.0") ? 1 : 0;
    }
    assertThat(stayed).isBetween(tried, tried + 15);
  }

  @Test
  void live_thenRollBack_judgesTheNextCall_andBothReplayExact() {
    node.publish(Line.base("lead-quality"), "1.1.0", NEAR);
    JsonNode first = decide(caller, "one", "");

    JsonNode live =
        rollOut(
            TestNode.OPERATOR_KEY,
            "{\"version\":\"1.1.0\",\"stage\":\"live\",\"reason\":\"A test\"}");
    JsonNode second = decide(caller, "two", "");
    Http.Reply back =
        node.http.post(PACK + "/rollback", TestNode.OPERATOR_KEY, "{\"reason\":\"too much\"}");
    JsonNode third = decide(caller, "three", "");
    Http.Reply noFurther = node.http.post(PACK + "/rollback", TestNode.OPERATOR_KEY, "{}");

    assertThat(live.get("before").toString()).isEqualTo("[\"1.0.0\"]");
    assertThat(second.get("version").asText()).isEqualTo("1.1.0");
    assertThat(second.at("/receipt/epoch")).isEqualTo(live.get("epoch"));
    assertThat(back.json().get("live").asText()).isEqualTo("1.0.0");
    assertThat(back.json().at("/timeline/0/reason").asText()).isEqualTo("too much");
    assertThat(third.get("version").asText()).isEqualTo("1.0.0");
    assertThat(noFurther.status()).isEqualTo(409);
    for (JsonNode decision : new JsonNode[] {first, second, third}) {
      assertThat(replay(decision, "").json().get("verdict").asText()).isEqualTo("EXACT");
    }
  }

  @Test
  void replay_underAnotherVersion_saysWhatThatWouldHaveMadeOfTheLead() {
    node.publish(Line.base("lead-quality"), "1.1.0", FAR);
    JsonNode decision = decide(caller, "what-if", "");
    int score = decision.get("score").asInt();

    JsonNode verdict = replay(decision, "?version=1.1.0").json();

    assertThat(verdict.get("verdict").asText()).isEqualTo("MISMATCH");
    assertThat(verdict.at("/differences/0/at").asText()).isEqualTo("score");
    assertThat(verdict.at("/differences/0/recorded").asText()).isEqualTo("" + score);
    assertThat(verdict.at("/differences/0/replayed").asInt()).isGreaterThan(score);
    assertThat(replay(decision, "?version=1.0.0").json().get("verdict").asText())
        .isEqualTo("EXACT");
    Http.Reply unknown = replay(decision, "?version=9.9.9");
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.json().get("detail").asText())
        .isEqualTo("pack 'lead-quality' has no version '9.9.9'");
    assertThat(replay(decision, "?versoin=1.1.0").status()).isEqualTo(400);
    assertThat(decide(caller, "what-if", "").get("score").asInt()).isEqualTo(score);
  }

  @Test
  void rollBack_ofAVersionThatEndedMeanwhile_isRefused() {
    node.publish(Line.base("lead-quality"), "1.1.0", NEAR);
    rollOut(
        TestNode.OPERATOR_KEY, "{\"version\":\"1.1.0\",\"stage\":\"live\",\"reason\":\"A test\"}");
    node.publish(Line.base("lead-quality"), "1.2.0", FAR);
    rollOut(TestNode.OPERATOR_KEY, "{\"version\":\"1.2.0\",\"stage\":\"shadow\"}");
    String ofTrial = "{\"version\":\"1.2.0\"}";

    Http.Reply ended = node.http.post(PACK + "/rollback", TestNode.OPERATOR_KEY, ofTrial);
    Http.Reply again = node.http.post(PACK + "/rollback", TestNode.OPERATOR_KEY, ofTrial);

    assertThat(ended.status()).as(ended.body()).isEqualTo(200);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.json().get("detail").asText())
        .isEqualTo("what is taken back would be '1.1.0', not '1.2.0'");
    assertThat(rollout(TestNode.OPERATOR_KEY).get("live").asText()).isEqualTo("1.1.0");
  }

  @Test
  void live_withoutACanary_needsAReasonWhichTheAuditKeeps() {
    node.publish(Line.base("lead-quality"), "1.1.0", NEAR);
    String live = "{\"version\":\"1.1.0\",\"stage\":\"live\"%s}";
    String canary = "{\"version\":\"1.1.0\",\"stage\":\"canary\",\"percent\":10,\"max_drift\":100}";

    Http.Reply refused =
        node.http.post(PACK + "/rollout", TestNode.OPERATOR_KEY, live.formatted(""));
    Http.Reply later =
        node.http.post(
            PACK + "/rollout",
            TestNode.OPERATOR_KEY,
            live.formatted(",\"at\":\"" + node.clock.instant().plusSeconds(60) + "\""));
    rollOut(TestNode.OPERATOR_KEY, live.formatted(",\"reason\":\"spam flood\""));
    JsonNode skipped = lastStep();
    node.http.post(PACK + "/rollback", TestNode.OPERATOR_KEY, "{}");
    rollOut(TestNode.OPERATOR_KEY, canary);
    JsonNode promoted = rollOut(TestNode.OPERATOR_KEY, live.formatted(""));
    JsonNode tried = lastStep();
    JsonNode again = rollOut(TestNode.OPERATOR_KEY, live.formatted("").replace("1.1.0", "1.0.0"));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body()).contains("make it a canary first");
    assertThat(later.status()).isEqualTo(409);
    assertThat(skipped.path("reason").asText()).isEqualTo("spam flood");
    assertThat(skipped.at("/details/skipped").asText()).isEqualTo("canary");
    assertThat(promoted.path("live").asText()).isEqualTo("1.1.0");
    assertThat(tried.path("details").has("skipped")).isFalse();
    assertThat(again.path("live").asText()).as("was live before").isEqualTo("1.0.0");
  }

  /** The newest step of the audit that took a version live. */
  private JsonNode lastStep() {
    JsonNode entries = node.http.get("/v1/audit", "X-API-Key", TestNode.OPERATOR_KEY).json();
    for (JsonNode entry : entries.path("items")) {
      if (entry.path("step").asText().equals("rollout.live")) {
        return entry;
      }
    }
    throw new AssertionError(entries);
  }

  @Test
  void shadow_judgesBeside_andIsNeverAnswered() throws InterruptedException {
    node.publish(Line.base("lead-quality"), "1.1.0", FAR);
    rollOut(TestNode.OPERATOR_KEY, "{\"version\":\"1.1.0\",\"stage\":\"shadow\"}");

    for (int i = 0; i < 60; i++) {
      assertThat(version("lead-" + i)).isEqualTo("1.0.0");
    }

    await(() -> rollout(TestNode.OPERATOR_KEY).at("/trial/judged").asInt() == 60);
    JsonNode trial = rollout(TestNode.OPERATOR_KEY).get("trial");
    assertThat(trial.get("stage").asText()).isEqualTo("shadow");
    assertThat(trial.get("same_band").asInt()).isZero();
    assertThat(trial.get("agreement").asDouble()).isZero();
  }

  @Test
  void canary_thatDrifts_endsByItself() throws InterruptedException {
    node.publish(Line.base("lead-quality"), "1.1.0", FAR);
    rollOut(TestNode.OPERATOR_KEY, "{\"version\":\"1.1.0\",\"stage\":\"canary\",\"percent\":50}");

    for (int i = 0; i < 120; i++) {
      decide(caller, "lead-" + i, "");
    }

    await(() -> rollout(TestNode.OPERATOR_KEY).get("trial").isNull());
    JsonNode step = rollout(TestNode.OPERATOR_KEY).at("/timeline/0");
    assertThat(step.get("step").asText()).isEqualTo("rollout.aborted");
    assertThat(step.get("by").asText()).isEqualTo("assay");
    assertThat(step.get("reason").asText()).contains("came into another band, more than 20%");
    for (int i = 0; i < 20; i++) {
      assertThat(version("lead-" + i)).isEqualTo("1.0.0");
    }
  }

  @Test
  void canary_thatFails_endsByItself_andNobodyNotices() throws InterruptedException {
    node.publish(Line.base("lead-quality"), "1.1.0", FAILING);
    rollOut(TestNode.OPERATOR_KEY, "{\"version\":\"1.1.0\",\"stage\":\"canary\",\"percent\":99}");

    for (int i = 0; i < 10; i++) {
      assertThat(version("lead-" + i)).isEqualTo("1.0.0");
    }

    await(() -> rollout(TestNode.OPERATOR_KEY).get("trial").isNull());
    assertThat(rollout(TestNode.OPERATOR_KEY).at("/timeline/0/reason").asText())
        .isEqualTo("a rule of it failed on a lead");
  }

  @Test
  void canary_thatMendsTheLiveVersion_isNotEndedByItsFailures() throws InterruptedException {
    node.publish(Line.base("lead-quality"), "1.1.0", FAILING);
    node.publish(Line.base("lead-quality"), "1.2.0", NEAR);
    rollOut(
        TestNode.OPERATOR_KEY, "{\"version\":\"1.1.0\",\"stage\":\"live\",\"reason\":\"A test\"}");
    rollOut(TestNode.OPERATOR_KEY, "{\"version\":\"1.2.0\",\"stage\":\"canary\",\"percent\":99}");

    int judged = 0;
    for (int i = 0; i < 20; i++) {
      judged += decide(caller, "lead-" + i, "").path("version").asText().equals("1.2.0") ? 1 : 0;
    }

    int mended = judged;
    assertThat(mended).isPositive();
    await(() -> rollout(TestNode.OPERATOR_KEY).at("/trial/skipped").asInt() == mended);
    JsonNode trial = rollout(TestNode.OPERATOR_KEY).get("trial");
    assertThat(trial.get("failed").asInt()).isZero();
    assertThat(trial.get("stage").asText()).isEqualTo("canary");
  }

  @Test
  void ownLine_rolledOut_judgesItsTenantAlone() {
    Tenant other = node.tenant(Plan.UNLIMITED);
    String otherCaller = node.key(other, Role.INTEGRATOR);
    Line own = new Line(tenant.id(), "lead-quality");
    PackVersion version = node.publish(own, "2.0.0", FAR);

    JsonNode rolledOut =
        rollOut(approver, "{\"version\":\"2.0.0\",\"stage\":\"live\",\"reason\":\"A test\"}");
    JsonNode mine = decide(caller, "one", "");
    JsonNode theirs = decide(otherCaller, "one", "");

    assertThat(rolledOut.get("line").asText()).isEqualTo("own");
    assertThat(rolledOut.get("before").toString()).isEqualTo("[\"1.0.0\"]");
    assertThat(mine.get("version").asText()).isEqualTo("2.0.0");
    assertThat(mine.at("/receipt/line").asText()).isEqualTo("own");
    assertThat(mine.at("/receipt/pack_hash").asText()).isEqualTo(version.packHash());
    assertThat(theirs.get("version").asText()).isEqualTo("1.0.0");
    assertThat(theirs.at("/receipt/line").asText()).isEqualTo("base");
    String otherKey = node.key(other, Role.APPROVER);
    assertThat(node.http.get(PACK + "/versions/2.0.0?line=own", "X-API-Key", otherKey).status())
        .isEqualTo(404);
    assertThat(
            node.http
                .post(
                    PACK + "/rollout",
                    otherKey,
                    "{\"version\":\"2.0.0\",\"stage\":\"live\",\"reason\":\"A test\"}")
                .status())
        .isEqualTo(400);

    put(PACK + "/line", approver, "{\"line\":\"base\"}");

    assertThat(version("one")).isEqualTo("1.0.0");
  }

  @Test
  void pinned_tenant_staysWhileTheBaseLineMovesOn() {
    node.publish(Line.base("lead-quality"), "1.1.0", NEAR);
    put(PACK + "/line", approver, "{\"line\":\"base\",\"pin\":\"1.0.0\"}");

    rollOut(
        TestNode.OPERATOR_KEY, "{\"version\":\"1.1.0\",\"stage\":\"live\",\"reason\":\"A test\"}");

    assertThat(version("one")).isEqualTo("1.0.0");
    put(PACK + "/line", approver, "{\"line\":\"base\"}");
    assertThat(version("one")).isEqualTo("1.1.0");
  }

  @Test
  void versionAndLiveAt_chooseWhatJudges() {
    Instant before = node.clock.instant();
    node.clock.move(Duration.ofHours(1));
    node.publish(Line.base("lead-quality"), "1.1.0", NEAR);
    rollOut(
        TestNode.OPERATOR_KEY, "{\"version\":\"1.1.0\",\"stage\":\"live\",\"reason\":\"A test\"}");

    String then = ",\"live_at\":\"" + before + "\"";
    assertThat(version("one")).isEqualTo("1.1.0");
    assertThat(decide(caller, "one", then).get("version").asText()).isEqualTo("1.0.0");
    assertThat(decide(caller, "one", ",\"version\":\"1.0.0\"").get("version").asText())
        .isEqualTo("1.0.0");
    assertThat(decide(caller, "one", ",\"version\":\"9.9.9\"").get("detail").asText())
        .isEqualTo("pack 'lead-quality' has no version '9.9.9'");
    assertThat(decide(caller, "one", then + ",\"version\":\"1.0.0\"").get("status").asInt())
        .isEqualTo(400);
    assertThat(
            decide(caller, "one", ",\"live_at\":\"2001-01-01T00:00:00Z\"").get("detail").asText())
        .contains("no version of 'lead-quality' was live at 2001");
    assertThat(
            decide(caller, "one", ",\"live_at\":\"2099-01-01T00:00:00Z\"").get("detail").asText())
        .contains("must not be in the future");
    Http.Reply batch =
        node.http.send(
            "POST",
            "/v1/decisions/batch?pack=lead-quality&live_at=" + before,
            LEAD + "\n" + LEAD + "\n",
            "X-API-Key",
            caller,
            "Content-Type",
            "application/x-ndjson");
    assertThat(batch.body().split("\"version\":\"1.0.0\"", -1)).hasSize(3);
  }

  @Test
  void frozen_line_goesBackButNotForward() {
    node.publish(Line.base("lead-quality"), "1.1.0", NEAR);
    rollOut(
        TestNode.OPERATOR_KEY, "{\"version\":\"1.1.0\",\"stage\":\"live\",\"reason\":\"A test\"}");
    String step = "{\"version\":\"1.0.0\",\"stage\":\"live\",\"reason\":\"A test\"}";
    node.http.post(PACK + "/freeze", TestNode.OPERATOR_KEY, "{\"frozen\":true}");

    Http.Reply refused = node.http.post(PACK + "/rollout", TestNode.OPERATOR_KEY, step);
    Http.Reply back = node.http.post(PACK + "/rollback", TestNode.OPERATOR_KEY, "{}");
    node.http.post(PACK + "/freeze", TestNode.OPERATOR_KEY, "{\"frozen\":false}");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().get("detail").asText()).contains("are frozen");
    assertThat(back.json().get("live").asText()).isEqualTo("1.0.0");
    assertThat(rollOut(TestNode.OPERATOR_KEY, step).get("frozen").asBoolean()).isFalse();
  }

  @Test
  void scheduled_step_isTakenWhenItIsDue_unlessTakenOff() {
    node.publish(Line.base("lead-quality"), "1.1.0", NEAR);
    String step = "{\"version\":\"1.1.0\",\"stage\":\"live\",\"reason\":\"A test\",\"at\":\"%s\"}";
    Instant due = node.clock.instant().plusSeconds(60);
    JsonNode first = rollOut(TestNode.OPERATOR_KEY, step.formatted(due));
    String id = first.at("/scheduled/0/step_id").asText();
    Http.Reply off =
        node.http.send(
            "DELETE", PACK + "/rollout/scheduled/" + id, null, "X-API-Key", TestNode.OPERATOR_KEY);
    node.clock.move(Duration.ofSeconds(61));
    node.packs.parts().schedule().runDue();
    assertThat(off.status()).isEqualTo(204);
    assertThat(version("one")).isEqualTo("1.0.0");

    rollOut(TestNode.OPERATOR_KEY, step.formatted(node.clock.instant().plusSeconds(60)));
    node.packs.parts().schedule().runDue();
    assertThat(version("one")).isEqualTo("1.0.0");
    node.clock.move(Duration.ofSeconds(61));
    node.packs.parts().schedule().runDue();

    assertThat(version("one")).isEqualTo("1.1.0");
    assertThat(rollout(TestNode.OPERATOR_KEY).get("scheduled")).isEmpty();
  }

  @Test
  void retired_version_cannotBeRolledOut_andStillJudgesByName() {
    node.publish(Line.base("lead-quality"), "1.1.0", NEAR);
    rollOut(
        TestNode.OPERATOR_KEY, "{\"version\":\"1.1.0\",\"stage\":\"live\",\"reason\":\"A test\"}");

    Http.Reply live = node.http.post(PACK + "/versions/1.1.0/retire", TestNode.OPERATOR_KEY, "{}");
    Http.Reply old = node.http.post(PACK + "/versions/1.0.0/retire", TestNode.OPERATOR_KEY, "{}");
    Http.Reply again =
        node.http.post(
            PACK + "/rollout",
            TestNode.OPERATOR_KEY,
            "{\"version\":\"1.0.0\",\"stage\":\"live\",\"reason\":\"A test\"}");
    Http.Reply back = node.http.post(PACK + "/rollback", TestNode.OPERATOR_KEY, "{}");

    assertThat(live.status()).isEqualTo(409);
    assertThat(old.json().get("state").asText()).isEqualTo("retired");
    assertThat(again.status()).isEqualTo(409);
    assertThat(back.status()).isEqualTo(409);
    assertThat(decide(caller, "one", ",\"version\":\"1.0.0\"").get("version").asText())
        .isEqualTo("1.0.0");
  }

  private void put(String path, String key, String body) {
    Http.Reply reply =
        node.http.send("PUT", path, body, "X-API-Key", key, "Content-Type", "application/json");
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
  }
}
