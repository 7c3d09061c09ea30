package dev.assay.cli.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.drafts.Content;
import dev.assay.packs.Line;
import dev.assay.packs.PackSeal;
import dev.assay.proof.NoteVerifier;
import dev.assay.rules.PackArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs in a folder, without a server. */
final class PackCommandTest {
  @TempDir private Path folder;

  @Test
  void pack_new_isGood_andBuildsTheSameBytesTwice() throws IOException {
    Path pack = folder.resolve("my-pack");

    assertThat(Run.of("new", pack).exit()).isZero();
    Run check = Run.of("check", pack);
    Run test = Run.of("test", pack);
    Path one = folder.resolve("one.zip");
    Path two = folder.resolve("two.zip");
    Run build = Run.of("build", pack, "-o", one);
    Run.of("build", one, "-o", two);

    assertThat(check.exit()).as(check.out()).isZero();
    assertThat(check.out()).startsWith("my-pack@0.1.0: 2 rules, sha256:");
    assertThat(test.exit()).as(test.out()).isZero();
    assertThat(test.out()).contains("2 passed, 0 failed, 2 of 2 rules fired");
    assertThat(build.out()).contains("pack_hash sha256:", "cases_hash sha256:");
    assertThat(Files.readAllBytes(two)).isEqualTo(Files.readAllBytes(one));
    assertThat(PackArchive.read(Files.readAllBytes(one))).containsKey("pack.yaml");
    assertThat(Run.of("new", pack).exit()).isNotZero();
  }

  @Test
  void check_ofABrokenPack_namesFileLineAndColumn() throws IOException {
    Path pack = folder.resolve("my-pack");
    Run.of("new", pack);
    Path rules = pack.resolve("risks/email.drl");
    Files.writeString(rules, Files.readString(rules).replace("when", "wen"));

    Run check = Run.of("check", pack);

    assertThat(check.exit()).isEqualTo(1);
    assertThat(check.out()).containsPattern("(?m)^risks/email\\.drl:\\d+:\\d+: .+ \\[\\w+]$");
    assertThat(Run.of("build", pack).exit()).isEqualTo(1);
  }

  @Test
  void check_ofAnOddPack_warnsAndLetsItPass() throws IOException {
    Path pack = folder.resolve("my-pack");
    Run.of("new", pack);
    Path manifest = pack.resolve("pack.yaml");
    String factor =
        "factors:\n  - { key: idle, stratum: risks, group: email, weight: -1, severity: low, says: \"Idle\" }";
    Files.writeString(manifest, Files.readString(manifest).replaceFirst("factors:", factor));

    Run check = Run.of("check", pack);

    assertThat(check.exit()).as(check.out()).isZero();
    assertThat(check.out())
        .containsPattern("(?m)^warning: pack\\.yaml:\\d+:\\d+: .*idle.* \\[factor_never_set]$");
  }

  @Test
  void test_ofAFailingCaseOrAnUncoveredRule_endsWithOne() throws IOException {
    Path pack = folder.resolve("my-pack");
    Run.of("new", pack);
    Files.delete(pack.resolve("cases/asking-for-a-price-is-a-signal.yaml"));
    Files.writeString(pack.resolve("cases/wrong.yaml"), "lead: {}\nexpect: { score: 3 }\n");

    Run test = Run.of("test", pack);

    assertThat(test.exit()).isEqualTo(1);
    assertThat(test.out())
        .contains("cases/wrong.yaml:1:1: score must be 3 and is 50")
        .contains("signals/message.drl:1:1: no case fires 'asks_for_a_price: a word of the list'")
        .contains("1 passed, 1 failed, 1 of 2 rules fired");
  }

  @Test
  void diff_readsLikeAListOfChanges() throws IOException {
    Path pack = folder.resolve("copy");
    assertThat(Run.of("new", pack, "--from", "lead-quality@1.0.0").exit()).isZero();
    assertThat(Run.of("diff", "lead-quality@1.0.0", pack, "--exit-code")).isEqualTo(new Run(0, ""));
    Path manifest = pack.resolve("pack.yaml");
    Files.writeString(manifest, Files.readString(manifest).replace("base: 50", "base: 45"));
    Path list = pack.resolve("lists/spam-terms.txt");
    Files.writeString(list, Files.readString(list) + "moon dust\n");

    Run diff = Run.of("diff", "lead-quality@1.0.0", pack, "--exit-code");

    assertThat(diff.exit()).isEqualTo(1);
    assertThat(diff.out().lines())
        .containsExactly("list spam-terms: 1 term added", "  + moon dust", "base: 50 -> 45");
  }

  @Test
  void sign_makesANoteThatOthersCanCheck() throws IOException {
    Path pack = folder.resolve("my-pack");
    Run.of("new", pack);
    Path zip = folder.resolve("pack.zip");
    Run.of("build", pack, "-o", zip);
    Path key = Run.key(folder.resolve("key.pem"), 7);

    Run sign = Run.of("sign", zip, "--key-file", key, "--key-name", "ci.example.com/packs");

    assertThat(sign.exit()).as(sign.out()).isZero();
    String verifier = sign.after("verifier_key");
    String note = Files.readString(folder.resolve("pack.zip.sig"));
    Content content = Texts.read(zip.toString());
    assertThat(NoteVerifier.parse(verifier).open(note))
        .contains(
            PackSeal.text(
                Line.base("my-pack"), "0.1.0", content.pack().hash(), content.cases().hash()));
    Files.writeString(key, "no key");
    assertThat(Run.of("sign", zip, "--key-file", key, "--key-name", "x").exit()).isNotZero();
  }
}
