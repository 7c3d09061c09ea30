package dev.assay.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.App;
import dev.assay.Config;
import dev.assay.audit.Who;
import dev.assay.keys.BrokenSealException;
import dev.assay.storage.Postgresql;
import dev.assay.tenants.IssuedKey;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node starts while its database is away, and goes on by itself when it is back. */
final class LastKnownGoodTest {
  private static final String DECIDE = "{\"pack\":\"lead-quality\",\"lead\":{},\"log\":\"%s\"}";
  private static final String WEIGHTS = "/v1/packs/lead-quality/weights";
  private static final String MASTER_KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

  @TempDir private Path folder;

  @Test
  void start_databaseAway_judgesByWhatWasKeptAndCatchesUp() throws Exception {
    EmbeddedPostgres database = database(0);
    try {
      int port = database.getPort();
      Config config = config("data", database);
      String owns;
      String follows;
      String revoked;
      JsonNode ownBefore;
      JsonNode followsBefore;
      try (App app = App.start(config)) {
        owns = key(app, "Ana Silva of Vigo");
        follows = key(app, "acme");
        IssuedKey bad = app.keys().issue(null, "lost", EnumSet.of(Role.OPERATOR));
        revoked = bad.secret();
        app.keys().revoke(bad.key().id(), Who.SERVICE);
        caller(app, owns).json("PUT", "/v1/packs/lead-quality/line", "{\"line\":\"own\"}");
        weigh(app, owns, -21);
        caller(app, owns).json("POST", "/v1/opt-outs", "{\"email\":\"ana@vigo-works.es\"}");
        ownBefore = judge(app, owns, "lossless");
        followsBefore = judge(app, follows, "lossless");
        assertThat(ownBefore).isNotEqualTo(followsBefore);
        awaitKept(config);
      }
      nothingInClear(config);
      try (App other = App.start(config("other", database))) {
        weigh(other, owns, -22);
      }
      database.close();

      try (App app = App.start(config)) {
        assertThat(judge(app, owns, "none")).isEqualTo(ownBefore);
        assertThat(judge(app, follows, "none")).isEqualTo(followsBefore);
        assertThat(answer(app, owns, "lossless").statusCode()).isEqualTo(503);
        assertThat(ofWhoOptedOut(app, owns)).isEqualTo(409);
        assertThat(ofWhoOptedOut(app, follows)).isEqualTo(200);
        assertThat(caller(app, revoked).status("/v1/cluster")).isEqualTo(401);
        assertThat(caller(app, owns).status("/health/ready")).isEqualTo(503);
        assertThat(caller(app, owns).get("/health/ready").path("reasons").toString())
            .contains("the database is away", "has not caught up");

        database = database(port);

        await()
            .atMost(Duration.ofMinutes(1))
            .until(() -> caller(app, owns).status("/health/ready") == 200);
        JsonNode now = judge(app, owns, "lossless");
        assertThat(now.path("weights_hash")).isNotEqualTo(ownBefore.path("weights_hash"));
        assertThat(now.path("weights_version").asInt()).isEqualTo(2);
        assertThat(judge(app, follows, "lossless").path("pack_hash"))
            .isEqualTo(followsBefore.path("pack_hash"));
        weigh(app, owns, -23);
        assertThat(judge(app, owns, "none").path("weights_version").asInt()).isEqualTo(3);
        awaitKept(config);
      }
      database.close();
      tooOldOrAltered(config, owns);
    } finally {
      database.close();
    }
  }

  /** What is too old judges nobody; what was altered, or is not there, starts nothing. */
  private static void tooOldOrAltered(Config config, String key) throws IOException {
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(16));
    try (App app = App.start(config, later)) {
      assertThat(answer(app, key, "none").statusCode()).isEqualTo(503);
      assertThat(caller(app, key).status("/health/live")).isEqualTo(200);
    }
    Path kept = config.data().resolve("last-known-good");
    byte[] bytes = Files.readAllBytes(kept);
    bytes[bytes.length - 20] ^= 1;
    Files.write(kept, bytes);
    assertThatThrownBy(() -> App.start(config)).isInstanceOf(BrokenSealException.class);
    Files.delete(kept);
    assertThatThrownBy(() -> App.start(config)).hasMessageContaining("initialize pool");
  }

  private static void nothingInClear(Config config) throws IOException {
    try (Stream<Path> files = Files.list(config.data())) {
      assertThat(files.filter(file -> file.getFileName().toString().startsWith("last-known-good")))
          .hasSize(2)
          .allSatisfy(
              file ->
                  assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                      .doesNotContain("Ana", "Vigo", "disposable_email"));
    }
  }

  private EmbeddedPostgres database(int port) throws IOException {
    return Postgresql.builder(15)
        .setDataDirectory(folder.resolve("postgresql"))
        .setCleanDataDirectory(false)
        .setPort(port)
        .start();
  }

  private Config config(String data, EmbeddedPostgres database) {
    return Config.of(
        "127.0.0.1",
        0,
        folder.resolve(data),
        Map.of(
            "ASSAY_DB_URL",
            database.getJdbcUrl("postgres", "postgres"),
            "ASSAY_MASTER_KEY",
            MASTER_KEY));
  }

  private static String key(App app, String tenant) {
    UUID id = app.keys().create(tenant, Plan.UNLIMITED, Who.SERVICE).id();
    return app.keys()
        .issue(id, "test", EnumSet.of(Role.ADMIN, Role.INTEGRATOR, Role.ANALYST, Role.APPROVER))
        .secret();
  }

  private static Caller caller(App app, String key) {
    return new Caller(URI.create(app.url()), key);
  }

  private static void weigh(App app, String key, int weight) {
    String body = "{\"weights\":{\"disposable_email\":%d},\"activate\":true}".formatted(weight);
    caller(app, key).json("PUT", WEIGHTS, body);
  }

  private static int ofWhoOptedOut(App app, String key) {
    String lead = DECIDE.replace("{}", "{\"email\":\"Ana@vigo-works.es\"}").formatted("none");
    return caller(app, key)
        .lines("POST", "/v1/decisions", BodyPublishers.ofString(lead), Caller.withJson())
        .statusCode();
  }

  private static HttpResponse<Stream<String>> answer(App app, String key, String log) {
    return caller(app, key)
        .lines(
            "POST",
            "/v1/decisions",
            BodyPublishers.ofString(DECIDE.formatted(log)),
            Caller.withJson());
  }

  /** What judges, as the receipt says. */
  private static JsonNode judge(App app, String key, String log) {
    HttpResponse<Stream<String>> answer = answer(app, key, log);
    String text = String.join("\n", answer.body().toList());
    assertThat(answer.statusCode()).as(text).isEqualTo(200);
    ObjectNode receipt = (ObjectNode) Caller.parse(text).path("receipt");
    return receipt.retain("pack_hash", "weights_hash", "weights_version", "epoch");
  }

  /** Until all that is in force now is kept, and was certain since. */
  private static void awaitKept(Config config) {
    long now = System.currentTimeMillis();
    Path certain = config.data().resolve("last-known-good.certain");
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> Files.exists(certain) && modified(certain) > now);
  }

  private static long modified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toMillis();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
