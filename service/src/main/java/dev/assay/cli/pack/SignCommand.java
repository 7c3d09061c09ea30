package dev.assay.cli.pack;

import dev.assay.drafts.Content;
import dev.assay.packs.Line;
import dev.assay.packs.PackSeal;
import dev.assay.proof.NoteSigner;
import dev.assay.rules.PackCompiler;
import dev.assay.rules.PackException;
import dev.assay.rules.RulePack;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay pack sign}: signs a pack with a key of one's own. */
@Command(
    name = "sign",
    description = {
      "Sign an archive with an Ed25519 key, beside it as ARCHIVE.sig, and say the key by which others check it.",
      "A node takes the signature where its operator has named that key."
    },
    mixinStandardHelpOptions = true)
final class SignCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "ARCHIVE", description = "Archive of the pack.")
  private Path archive = Path.of("pack.zip");

  @Option(
      names = "--key-file",
      required = true,
      paramLabel = "FILE",
      description = "Ed25519 key: openssl genpkey -algorithm ed25519 -out FILE.")
  private Path keyFile = Path.of("key.pem");

  @Option(
      names = "--key-name",
      required = true,
      paramLabel = "NAME",
      description = "Whose key it is, without spaces: ci.example.com/packs.")
  private String keyName = "";

  @Option(
      names = "--tenant",
      paramLabel = "ID",
      description = "Tenant in whose line it is to be published (default: the base line).")
  private @Nullable UUID tenant;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try {
      Content content = Texts.read(archive.toString());
      NoteSigner signer = NoteSigner.of(keyName, KeyFile.secret(keyFile));
      try (RulePack pack = new PackCompiler().compile(content.pack())) {
        String name = pack.manifest().pack();
        Line line = tenant == null ? Line.base(name) : new Line(tenant, name);
        String text =
            PackSeal.text(
                line, pack.manifest().version(), content.pack().hash(), content.cases().hash());
        Path file = archive.resolveSibling(archive.getFileName() + ".sig");
        Files.writeString(file, signer.sign(text));
        out.printf("%s%nverifier_key %s%n", file, signer.verifier());
        out.flush();
        return 0;
      }
    } catch (PackException e) {
      return Texts.refuse(e, out);
    }
  }
}
