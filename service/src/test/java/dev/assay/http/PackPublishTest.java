package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.cli.pack.PackCommand;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A pack from a folder to a version, as a CI releases it. */
@ExtendWith(NodeExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PackPublishTest {
  private static final String DRAFTS = "/v1/packs/lead-quality/drafts/";

  private final TestNode node;

  PackPublishTest(TestNode node) {
    this.node = node;
  }

  /** What a command printed, and ended with. */
  private record Run(int exit, String out) {}

  @Test
  void publish_waitsForASecondPerson_thenPublishes(@TempDir Path folder) throws IOException {
    Tenant tenant = node.tenant(Plan.GROWTH);
    String author = node.key(tenant, Role.ANALYST);
    String approver = node.key(tenant, Role.APPROVER);
    Path pack = folder.resolve("lead-quality");
    run("new", pack, "--from", "lead-quality@1.0.0");
    edit(pack.resolve("pack.yaml"), "version: 1.0.0", "version: 2.0.0");
    edit(pack.resolve("lists/spam-terms.txt"), "\n", "\nmoon dust\n");

    Run handedIn = publish(pack, author);
    String draft = handedIn.out().replaceFirst("(?s).*draft (\\S+).*?in review.*", "$1");
    JsonNode shown = node.http.get(DRAFTS + draft, "X-API-Key", approver).json();
    String hash = shown.at("/submission/pack_hash").asText();
    Run early = publish(pack, author, "--draft", draft);
    node.http.post(DRAFTS + draft + "/approve", approver, "{\"pack_hash\":\"" + hash + "\"}");
    edit(pack.resolve("pack.yaml"), "base: 50", "base: 51");
    Run changed = publish(pack, author, "--draft", draft);
    edit(pack.resolve("pack.yaml"), "base: 51", "base: 50");
    Run published = publish(pack, author, "--draft", draft);

    assertThat(handedIn.exit()).as(handedIn.out()).isEqualTo(3);
    assertThat(handedIn.out()).contains("in review " + hash, "waits for approval");
    assertThat(early.exit()).isEqualTo(3);
    assertThat(changed.exit()).as(changed.out()).isEqualTo(1);
    assertThat(published.exit()).as(published.out()).isZero();
    assertThat(published.out()).contains("published lead-quality@2.0.0 " + hash);
  }

  private Run publish(Path pack, String key, String... more) {
    Object[] arguments = new Object[more.length + 6];
    arguments[0] = "publish";
    arguments[1] = pack;
    arguments[2] = "--url";
    arguments[3] = "http://127.0.0.1:" + node.http.port;
    arguments[4] = "--key";
    arguments[5] = key;
    System.arraycopy(more, 0, arguments, 6, more.length);
    return run(arguments);
  }

  private static void edit(Path file, String from, String to) throws IOException {
    String before = Files.readString(file);
    int at = before.indexOf(from);
    assertThat(at).isNotNegative();
    Files.writeString(file, before.substring(0, at) + to + before.substring(at + from.length()));
  }

  private static Run run(Object... arguments) {
    StringWriter out = new StringWriter();
    CommandLine commands = new CommandLine(new PackCommand()).setOut(new PrintWriter(out));
    commands.setErr(new PrintWriter(out));
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    return new Run(commands.execute(words), out.toString());
  }
}
