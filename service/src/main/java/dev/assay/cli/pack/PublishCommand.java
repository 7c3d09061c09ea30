package dev.assay.cli.pack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.drafts.Content;
import dev.assay.rules.PackArchive;
import dev.assay.rules.PackCompiler;
import dev.assay.rules.PackException;
import dev.assay.rules.RulePack;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay pack publish}: hands a pack in on a node, and publishes it once it is approved. */
@Command(
    name = "publish",
    description = {
      "Hand a pack in for review on a node; once somebody else has approved it, publish it.",
      "Ends with 0 once it is published, with 3 while it waits for approval, else with 1.",
      "With --draft, goes on with what was handed in before."
    },
    mixinStandardHelpOptions = true)
final class PublishCommand implements Callable<Integer> {
  private static final int WAITS = 3;
  private static final long POLL_MILLIS = 2_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "PACK", description = "Folder or archive of the pack, with cases/.")
  private String where = ".";

  @Option(
      names = "--url",
      required = true,
      paramLabel = "URL",
      description = "Address of the node.")
  private String url = "";

  @Option(
      names = "--key",
      defaultValue = "${env:ASSAY_API_KEY}",
      required = true,
      paramLabel = "KEY",
      description = "API key of an analyst (default: $ASSAY_API_KEY).")
  private String key = "";

  @Option(names = "--note", paramLabel = "TEXT", description = "What is new in this version.")
  private String note = "Released from the command line";

  @Option(names = "--draft", paramLabel = "ID", description = "Draft that was handed in before.")
  private @Nullable String draft;

  @Option(
      names = "--signature",
      paramLabel = "FILE",
      description = "What assay pack sign made; the node signs where it is absent.")
  private @Nullable Path signature;

  @Option(
      names = "--wait",
      defaultValue = "0",
      paramLabel = "SECONDS",
      description = "How long to wait for approval (default: ${DEFAULT-VALUE}).")
  private long wait;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    try {
      Content content = Texts.read(where);
      try (RulePack pack = new PackCompiler().compile(content.pack())) {
        PackClient client = new PackClient(url, pack.manifest().pack(), key);
        String version = pack.manifest().version();
        String id = draft == null ? handIn(client, content, version, out) : draft;
        return approved(client, id, content.pack().hash(), out) ? publish(client, id, out) : WAITS;
      }
    } catch (PackException e) {
      return Texts.refuse(e, out);
    }
  }

  private String handIn(PackClient client, Content content, String version, PrintWriter out)
      throws IOException, InterruptedException {
    String id = client.upload(PackArchive.write(content.files())).path("draft_id").asText();
    out.printf("draft %s%n", id);
    out.flush();
    JsonNode submitted = client.post(id, "submit", Map.of("version", version, "note", note));
    out.printf("in review %s%n", submitted.path("pack_hash").asText());
    out.flush();
    return id;
  }

  /** Waits until somebody has approved of what is in this folder, as long as it may. */
  private boolean approved(PackClient client, String id, String packHash, PrintWriter out)
      throws IOException, InterruptedException {
    for (long waited = 0; ; waited += POLL_MILLIS) {
      JsonNode now = client.get(id);
      String state = now.path("state").asText();
      String inReview = now.path("submission").path("pack_hash").asText();
      if (!inReview.isEmpty() && !inReview.equals(packHash)) {
        throw new IOException("in review is " + inReview + ", here is " + packHash);
      }
      if (state.equals("approved") || state.equals("published")) {
        return true;
      }
      if (state.equals("draft")) {
        throw new IOException("it was sent back, or edited since");
      }
      if (waited >= wait * 1_000) {
        out.printf("waits for approval: assay pack publish --draft %s%n", id);
        out.flush();
        return false;
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private int publish(PackClient client, String id, PrintWriter out)
      throws IOException, InterruptedException {
    Map<String, String> body =
        signature == null ? Map.of() : Map.of("signature", Files.readString(signature));
    JsonNode version = client.post(id, "publish", body);
    out.printf(
        "published %s@%s %s%n",
        version.path("pack").asText(),
        version.path("version").asText(),
        version.path("pack_hash").asText());
    out.flush();
    return 0;
  }
}
