package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.App;
import dev.assay.Config;
import dev.assay.audit.Who;
import dev.assay.http.Http;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A node with people in it is backed up, restored, and forgets in every copy. */
final class BackupTest {
  private static final String LEAD =
      "{\"name\":\"Zebulon Quixworthy\",\"email\":\"zeb@quixworthy-labs.com\",\"phone\":\"+442079460958\"}";
  private static final String OTHER = "{\"email\":\"ana@acme-labs.com\"}";

  private final Path folder;
  private final Path data;
  private final Path backup;
  private final Path restored;
  private String key = "";

  BackupTest(@TempDir Path folder) {
    this.folder = folder;
    data = folder.resolve("data");
    backup = folder.resolve("backup");
    restored = folder.resolve("restored");
  }

  /** What a command printed, and how it ended. */
  private record Ran(int exit, String out, String err) {}

  private static Ran assay(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        new CommandLine(new AssayCommand())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
    return new Ran(exit, out.toString(), err.toString());
  }

  private static App start(Path at) {
    return App.start(new Config("127.0.0.1", 0, at, null, null, null, null));
  }

  private static Http http(App app) {
    return new Http(URI.create(app.url()).getPort());
  }

  private Tenant tenant(App app) {
    Tenant tenant = app.keys().create("acme", Plan.UNLIMITED, Who.SERVICE);
    EnumSet<Role> roles = EnumSet.of(Role.ADMIN, Role.INTEGRATOR, Role.AUDITOR);
    key = app.keys().issue(tenant.id(), "test", roles).secret();
    return tenant;
  }

  private List<String> steps(App app, String by) {
    return StreamSupport.stream(
            http(app).get("/v1/audit", "X-API-Key", by).json().get("items").spliterator(), false)
        .map(entry -> entry.get("step").asText() + " " + entry.get("details"))
        .toList();
  }

  private String decide(Http http, String leadId, String lead) {
    return post(
            http,
            "/v1/decisions",
            "{\"pack\":\"lead-quality\",\"lead_id\":\"%s\",\"lead\":%s}".formatted(leadId, lead))
        .get("decision_id")
        .asText();
  }

  private JsonNode post(Http http, String path, String body) {
    Http.Reply reply = http.post(path, key, body);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.json();
  }

  private JsonNode decision(Http http, String id) {
    return http.get("/v1/decisions/" + id, "X-API-Key", key).json();
  }

  private String replay(Http http, String id) {
    return post(http, "/v1/decisions/" + id + "/replay", "{}").get("verdict").asText();
  }

  @Test
  void restore_afterAnErasure_forgetsAgainAndTheLogVerifies() throws IOException {
    String named;
    String unnamed;
    String other;
    JsonNode before;
    try (App app = start(data)) {
      tenant(app);
      Http http = http(app);
      named = decide(http, "crm-zebulon", LEAD);
      http.post("/api/score-lead", key, LEAD);
      unnamed =
          http.post("/api/score-lead", key, LEAD)
              .headers()
              .firstValue("X-Decision-Id")
              .orElseThrow();
      other = decide(http, "crm-ana", OTHER);
      before = decision(http, named);
      assertThat(assay("backup", backup, "--data", data)).matches(ran -> ran.exit() == 0);
      post(http, "/v1/erasures", "{\"email\":\"zeb@quixworthy-labs.com\"}");
      assertThat(assay("backup", folder.resolve("later"), "--data", data).exit()).isZero();
    }
    Files.createDirectories(restored);
    Files.copy(data.resolve("master.key"), restored.resolve("master.key"));

    Ran ran =
        assay(
            "restore",
            backup,
            "--data",
            restored,
            "--destroyed-keys",
            data.resolve("destroyed-keys"));

    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).contains("3 erasures hold");
    try (App app = start(restored)) {
      Http http = http(app);
      assertThat(replay(http, named)).isEqualTo("INPUT_ERASED");
      assertThat(replay(http, unnamed)).isEqualTo("INPUT_ERASED");
      assertThat(replay(http, other)).isEqualTo("EXACT");
      assertThat(decision(http, named).get("score")).isEqualTo(before.get("score"));
      assertThat(decision(http, named).get("receipt")).isEqualTo(before.get("receipt"));
      decide(http, "crm-new", OTHER);
      String operator = app.keys().issue(null, "o", EnumSet.of(Role.OPERATOR)).secret();
      assertThat(steps(app, operator)).contains("erasure.repeated {\"keys\":\"3\"}");
    }
    Ran verified = assay("verify", "--data", restored);
    assertThat(verified.out()).contains("Intact: 5 decisions in 2 logs");
    assertThat(verified.exit()).isZero();
  }

  @Test
  void restore_withoutTheList_saysWhoIsHereAgain() throws IOException {
    String named;
    try (App app = start(data)) {
      tenant(app);
      named = decide(http(app), "crm-zebulon", LEAD);
      assay("backup", backup, "--data", data);
    }
    Files.createDirectories(restored);
    Files.copy(data.resolve("master.key"), restored.resolve("master.key"));

    assertThat(assay("restore", backup, "--data", restored).out())
        .contains("No list of destroyed keys was given");

    try (App app = start(restored)) {
      assertThat(replay(http(app), named)).isEqualTo("EXACT");
    }
  }

  @Test
  void restore_folderInUseOrFileOfSomethingElse_refusedAndNothingMade() throws IOException {
    try (App app = start(data)) {
      tenant(app);
      assay("backup", backup, "--data", data);
    }
    Path junk = Files.writeString(folder.resolve("junk"), "select 1;");

    assertThat(assay("restore", backup, "--data", data).exit()).isNotZero();
    assertThat(assay("restore", junk, "--data", restored).exit()).isNotZero();
    assertThat(assay("restore", folder.resolve("none"), "--data", restored).exit()).isNotZero();

    assertThat(restored).isEmptyDirectory();
    Files.writeString(restored.resolve("master.key"), "A".repeat(43) + "=\n");
    Ran otherKey = assay("restore", backup, "--data", restored);
    assertThat(otherKey.exit()).isNotZero();
    assertThat(otherKey.err()).contains("is not the one this database was written with");
    Files.delete(restored.resolve("master.key"));
    assertThat(restored).isEmptyDirectory();
    assertThat(assay("restore", backup, "--data", restored).exit()).isZero();
    assertThat(restored.resolve("master.key")).doesNotExist();
  }

  @Test
  void backup_whileDecisionsAreRecorded_isOneMomentsState() throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    try (App app = start(data)) {
      tenant(app);
      Http http = http(app);
      decide(http, "crm-0", OTHER);
      CompletableFuture<Integer> load =
          CompletableFuture.supplyAsync(
              () -> {
                int made = 1;
                while (!enough.get()) {
                  decide(http, "crm-" + made++ % 20, LEAD);
                }
                return made;
              });
      assertThat(assay("backup", backup, "--data", data).exit()).isZero();
      assertThat(assay("backup", backup, "--data", data).exit()).as("again").isNotZero();
      enough.set(true);
      assertThat(load.get()).isPositive();
    }
    Files.createDirectories(restored);
    Files.copy(data.resolve("master.key"), restored.resolve("master.key"));
    assay("restore", backup, "--data", restored);

    assertThat(assay("verify", "--data", restored).out()).contains("Intact");
  }

  @Test
  void rotate_keysWhileServingAndStandingStill_everythingStaysReadable() throws IOException {
    String id;
    Tenant tenant;
    try (App app = start(data)) {
      tenant = tenant(app);
      id = decide(http(app), "crm-ana", OTHER);
      assertThat(assay("keys", "rotate", "--tenant", tenant.id(), "--data", data).out())
          .contains("1 data keys were wrapped anew");
      assertThat(
              assay("keys", "rotate", "--master", folder.resolve("new.key"), "--data", data).out())
          .contains("There is a new master key");
      assertThat(replay(http(app), id)).isEqualTo("EXACT");
      decide(http(app), "crm-ana", OTHER);
    }

    assertThat(assay("keys", "rotate", "--tenant", tenant.id(), "--data", data).exit()).isZero();

    try (App app = start(data)) {
      assertThat(replay(http(app), id)).isEqualTo("EXACT");
      assertThat(steps(app, key))
          .containsSubsequence(
              "tenant_key.rotated {\"data_keys\":\"1\"}",
              "tenant_key.rotated {\"data_keys\":\"1\"}");
      String operator = app.keys().issue(null, "o", EnumSet.of(Role.OPERATOR)).secret();
      assertThat(steps(app, operator)).anyMatch(step -> step.startsWith("master_key.rotated"));
    }
    assertThat(assay("keys", "rotate", "--data", data).exit()).isNotZero();
    assertThat(assay("keys", "rotate", "--tenant", "x", "--data", data).exit()).isNotZero();
  }
}
