package dev.assay.failures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.f4b6a3.uuid.UuidCreator;
import dev.assay.App;
import dev.assay.Config;
import dev.assay.PackWiring;
import dev.assay.audit.Who;
import dev.assay.decisionlog.LogReader;
import dev.assay.keys.Keyring;
import dev.assay.keys.MasterKeySource;
import dev.assay.packs.Line;
import dev.assay.packs.Publication;
import dev.assay.rules.PackSource;
import dev.assay.storage.Database;
import dev.assay.storage.Postgresql;
import dev.assay.storage.SqlDecisionStore;
import dev.assay.storage.SqlKeyStore;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody writes into the database: whose rows were altered is refused, all others go on. */
final class AlteredPacksTest {
  private static final String PACK = "lead-quality";
  private static final String PATH = "/v1/packs/" + PACK;
  private static final String DECIDE = "{\"pack\":\"lead-quality\",\"lead\":{}}";

  @TempDir private Path folder;

  /** A tenant on a line of its own, or on the base line. */
  private record Customer(UUID id, Caller caller) {
    Customer at(App app) {
      return new Customer(id, caller.at(URI.create(app.url())));
    }

    Customer onOwnLine() {
      caller.json("PUT", PATH + "/line", "{\"line\":\"own\"}");
      return this;
    }

    Customer withWeights() {
      caller.json(
          "PUT", PATH + "/weights", "{\"weights\":{\"disposable_email\":-21},\"activate\":true}");
      return this;
    }

    /** What judges it, as the receipt says. */
    List<String> judge() {
      JsonNode receipt = caller.json("POST", "/v1/decisions", DECIDE).path("receipt");
      return List.of(receipt.path("pack_hash").asText(), receipt.path("weights_hash").asText());
    }

    String refusal() {
      HttpResponse<Stream<String>> answer =
          caller.lines("POST", "/v1/decisions", BodyPublishers.ofString(DECIDE), Caller.withJson());
      String text = String.join("\n", answer.body().toList());
      assertThat(answer.statusCode()).as(text).isEqualTo(503);
      return Caller.parse(text).path("detail").asText();
    }
  }

  @Test
  void start_rowsAltered_refusesTheirLinesAndNoOthers() throws Exception {
    String url = Postgresql.V15.url(folder);
    Config config = Config.of("127.0.0.1", 0, folder.resolve("data"), Map.of("ASSAY_DB_URL", url));
    Customer text;
    Customer unsigned;
    Customer exchanged;
    Customer weights;
    Customer sound;
    Customer follower;
    List<String> soundBefore;
    List<String> followerBefore;
    try (App app = App.start(config)) {
      text = customer(app).onOwnLine();
      String altered = publish(config, url, text);
      text.caller().json("POST", PATH + "/rollout", rollOut("1.1.0"));
      assertThat(text.judge()).startsWith(altered);
      unsigned = customer(app).onOwnLine();
      exchanged = customer(app).onOwnLine();
      weights = customer(app).withWeights();
      sound = customer(app).onOwnLine().withWeights();
      follower = customer(app);
      soundBefore = sound.judge();
      followerBefore = follower.judge();
      assertThat(soundBefore).isNotEqualTo(followerBefore);

      alter(url, "update pack_texts set text = replace(text, '-30', '-3') where hash = ?", altered);
      alter(url, "update pack_versions set signature = '' where owner = ?", unsigned.id());
      alter(
          url,
          "update pack_versions set pack_hash = '" + altered + "' where owner = ?",
          exchanged.id());
      alter(
          url,
          "update tunings set content = replace(content, '-21', '-2') where tenant_id = ?",
          weights.id());
    }
    try (App app = App.start(config)) {
      assertThat(sound.at(app).judge()).isEqualTo(soundBefore);
      assertThat(follower.at(app).judge()).isEqualTo(followerBefore);
      assertThat(text.at(app).refusal()).contains("own line", "1.1.0", "its text was altered");
      assertThat(unsigned.at(app).refusal()).contains("it is not signed");
      assertThat(exchanged.at(app).refusal()).contains("another line, version or hash");
      assertThat(weights.at(app).refusal()).contains("base line", "weights were altered");

      assertThat(follower.at(app).caller().status("/health/ready")).isEqualTo(200);
      assertThat(refused(follower.at(app).caller().get("/health/ready")))
          .hasSize(4)
          .noneMatch(line -> line.contains(text.id().toString()));
      assertThat(refused(seen(app, follower))).hasSize(1);
      assertThat(refused(seen(app, unsigned)))
          .anyMatch(line -> line.contains(unsigned.id().toString()))
          .noneMatch(line -> line.contains(text.id().toString()));

      text.at(app).caller().json("POST", PATH + "/rollback", "{}");

      assertThat(text.at(app).judge().get(0)).isEqualTo(followerBefore.get(0));
      follower.at(app).onOwnLine().withWeights();
      assertThat(follower.at(app).judge().get(1)).isEqualTo(soundBefore.get(1));
    }
  }

  private static JsonNode seen(App app, Customer by) {
    return by.at(app).caller().get("/v1/cluster").path("nodes").path(0);
  }

  private static List<String> refused(JsonNode said) {
    return said.findValue("refused").valueStream().map(JsonNode::toString).toList();
  }

  private static Customer customer(App app) {
    UUID id = app.keys().create("acme", Plan.UNLIMITED, Who.SERVICE).id();
    EnumSet<Role> roles = EnumSet.of(Role.ADMIN, Role.INTEGRATOR, Role.ANALYST, Role.APPROVER);
    String key = app.keys().issue(id, "test", roles).secret();
    return new Customer(id, new Caller(URI.create(app.url()), key));
  }

  private static String rollOut(String version) {
    return "{\"version\":\"%s\",\"stage\":\"live\",\"reason\":\"A test\"}".formatted(version);
  }

  /** Publishes another text on a tenant's own line; its hash. */
  private static String publish(Config config, String url, Customer on) {
    Map<String, String> files = new TreeMap<>(PackSource.shipped(PACK, "1.0.0").files());
    files.computeIfPresent(
        PackSource.MANIFEST, (path, text) -> text.replace("version: 1.0.0", "version: 1.1.0"));
    try (Database store = Database.postgresql(url)) {
      Keyring keyring =
          Keyring.open(
              new SqlKeyStore(store),
              new MasterKeySource(null, config.data().resolve("master.key")),
              new SecureRandom(),
              UuidCreator::getTimeOrderedEpochPlus1);
      try (PackWiring packs =
          PackWiring.over(
              store,
              keyring,
              List.of(),
              List.of(),
              new LogReader(new SqlDecisionStore(store), keyring),
              Clock.systemUTC(),
              UuidCreator::getTimeOrderedEpochPlus1)) {
        Publication publication =
            new Publication(
                new Line(on.id(), PACK),
                "1.1.0",
                new PackSource(files),
                new PackSource(Map.of()),
                Who.SERVICE,
                null,
                "A test",
                null);
        return packs.publishing().publish(publication, Who.SERVICE).packHash();
      }
    }
  }

  private static void alter(String url, String sql, Object where) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, where);
      assertThat(statement.executeUpdate()).as(sql).isPositive();
    }
  }
}
