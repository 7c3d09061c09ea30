package dev.assay.cli.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.App;
import dev.assay.Config;
import dev.assay.audit.Who;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pack from a folder to a node that trusts the keys of somebody's CI. */
final class PublishCommandTest {
  private static final String NAME = "ci.example.com/packs";

  @TempDir private Path folder;
  private Path pack;
  private Path zip;

  @BeforeEach
  void build() throws IOException {
    pack = folder.resolve("lead-quality");
    zip = folder.resolve("pack.zip");
    assertThat(Run.of("new", pack, "--from", "lead-quality@1.0.0").exit()).isZero();
    Path manifest = pack.resolve("pack.yaml");
    String text = Files.readString(manifest);
    Files.writeString(manifest, text.replace("version: 1.0.0", "version: 1.0.1"));
    Path list = pack.resolve("lists/spam-terms.txt");
    Files.writeString(list, Files.readString(list) + "moon dust\n");
    assertThat(Run.of("build", pack, "-o", zip).exit()).isZero();
  }

  @Test
  void publish_signedByCi_onceApprovedAndOnlyByTheTrustedKey() throws Exception {
    Path ours = Run.key(folder.resolve("ours.pem"), 7);
    Path theirs = Run.key(folder.resolve("theirs.pem"), 8);
    String trusted = sign(ours, UUID.randomUUID()).after("verifier_key");
    Map<String, String> environment = Map.of("ASSAY_TRUSTED_PACK_KEYS", trusted);

    try (App app = App.start(Config.of("127.0.0.1", 0, folder.resolve("data"), environment))) {
      UUID tenant = app.keys().create("acme", Plan.GROWTH, Who.SERVICE).id();
      String ana = app.keys().issue(tenant, "ana", Set.of(Role.ANALYST)).secret();
      String ben = app.keys().issue(tenant, "ben", Set.of(Role.APPROVER)).secret();
      Object[] publish = {"publish", zip, "--url", app.url(), "--key", ana};

      Run handedIn = Run.of(publish);
      assertThat(handedIn.exit()).as(handedIn.out()).isEqualTo(3);
      String draft = handedIn.after("draft");
      Run early = Run.of(with(publish, "--draft", draft));
      assertThat(early.exit()).as(early.out()).isEqualTo(3);
      JsonNode approved =
          new PackClient(app.url(), "lead-quality", ben)
              .post(draft, "approve", Map.of("pack_hash", handedIn.after("in review")));
      assertThat(approved.path("state").asText()).as(approved.toString()).isEqualTo("approved");

      sign(theirs, tenant);
      Run refused = Run.of(with(publish, "--draft", draft, "--signature", zip + ".sig"));
      sign(ours, UUID.randomUUID());
      Run ofAnother = Run.of(with(publish, "--draft", draft, "--signature", zip + ".sig"));
      sign(ours, tenant);
      Run published = Run.of(with(publish, "--draft", draft, "--signature", zip + ".sig"));

      assertThat(refused.exit()).as(refused.out()).isEqualTo(1);
      assertThat(ofAnother.exit()).as(ofAnother.out()).isEqualTo(1);
      assertThat(published.exit()).as(published.out()).isZero();
      assertThat(published.out()).contains("published lead-quality@1.0.1 sha256:");
    }
  }

  private Run sign(Path key, UUID tenant) {
    Run sign = Run.of("sign", zip, "--key-file", key, "--key-name", NAME, "--tenant", tenant);
    assertThat(sign.exit()).as(sign.out()).isZero();
    return sign;
  }

  private static Object[] with(Object[] command, Object... more) {
    Object[] longer = Arrays.copyOf(command, command.length + more.length);
    System.arraycopy(more, 0, longer, command.length, more.length);
    return longer;
  }
}
