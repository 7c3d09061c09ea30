package dev.assay.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.merkle.TreeHash;
import dev.assay.proof.Checkpoints;
import dev.assay.proof.Prover;
import dev.sigstore.merkle.InclusionProofVerificationException;
import dev.sigstore.merkle.InclusionProofVerifier;
import dev.sigstore.rekor.client.RekorEntry;
import dev.sigstore.rekor.client.RekorParseException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Others accept what is proved here, and refuse what is forged: sigstore-java, and Go's sumdb. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ProofTest {
  private static final int SIZE = 173;

  private final List<UUID> ids = new ArrayList<>();
  private SignedLogs logs;
  private Checkpoints checkpoints;
  private Prover prover;

  @BeforeAll
  void append(@TempDir Path folder) {
    logs = new SignedLogs(folder, Database.embedded(new DataFolder(folder)));
    for (int size : List.of(1, 6, 1, 92, SIZE - 100)) {
      ids.addAll(logs.append(size));
    }
    checkpoints = logs.checkpoints();
    prover = logs.prover(checkpoints);
  }

  @AfterAll
  void close() {
    checkpoints.close();
    logs.close();
  }

  @Test
  void inclusion_everyDecision_acceptedBySigstore() throws Exception {
    Random random = new Random(20261122);
    for (UUID id : ids) {
      TlogProof proof = TlogProof.of(prover.inclusion(logs.tenant, id).orElseThrow());
      proof.verify();

      assertThat(proof.record()).contains("\"decision_id\":\"" + id + "\"");
      assertThat(proof.checkpoint().getSize()).isEqualTo(SIZE);
      for (TlogProof forged : proof.forged(random)) {
        assertThatThrownBy(forged::verify).isInstanceOf(InclusionProofVerificationException.class);
      }
    }
  }

  @Test
  void inclusion_anotherTenantsOrNobodys_nothing() {
    assertThat(prover.inclusion(UUID.randomUUID(), ids.get(0))).isEmpty();
    assertThat(prover.inclusion(logs.tenant, UUID.randomUUID())).isEmpty();
  }

  @Test
  void consistency_noSuchLogOrSize_nothingOrRefused() {
    assertThat(prover.consistency(UUID.randomUUID(), 1)).isEmpty();
    assertThatThrownBy(() -> prover.consistency(logs.nodeId, SIZE + 1))
        .hasMessageContaining("has " + SIZE + " leaves, not " + (SIZE + 1));
  }

  @Test
  void proofs_checkedByGo_acceptedUnlessForged(@TempDir Path work) {
    String key = logs.keys.verifier(logs.nodeId).toString();
    GoVerifier go = GoVerifier.build(work, key);
    List<String> notes = new ArrayList<>();
    logs.archive.read(
        snapshot -> {
          snapshot.checkpoints(logs.nodeId, notes::add);
          return notes;
        });
    String file = String.join("\n", notes) + "\n";
    accepted(go.on("checkpoint", file));
    refused(go.on("checkpoint", file.replace("\n" + SIZE + "\n", "\n" + (SIZE - 1) + "\n")));

    for (int index : List.of(0, 6, 7, 99, SIZE - 1)) {
      String proof = prover.inclusion(logs.tenant, ids.get(index)).orElseThrow();
      accepted(go.on("inclusion", proof));
      refused(go.on("inclusion", withRecord(proof, "\"score\":", "\"score\":1")));
      refused(go.on("inclusion", proof.replaceFirst("index \\d+", "index 3")));
      refused(go.on("inclusion", proof.replaceFirst("(index \\d+\\n)[^\\n]+\\n", "$1")));
      refused(go.on("inclusion", proof.replaceFirst("\n" + SIZE + "\n", "\n174\n")));
    }
    for (String old : notes) {
      String oldSize = old.lines().toList().get(1);
      String proof = prover.consistency(logs.nodeId, Long.parseLong(oldSize)).orElseThrow();
      accepted(go.on("consistency", old, proof));
      refused(go.on("consistency", old.replaceFirst(oldSize, oldSize + "0"), proof));
      refused(go.on("consistency", old, proof.replaceFirst("old " + oldSize, "old 2")));
      refused(go.on("consistency", old, flipped(proof)));
    }
    String proof = prover.inclusion(logs.tenant, ids.get(0)).orElseThrow();
    String otherKey = logs.keys.verifier(UUID.randomUUID()).toString();
    refused(new GoVerifier(go.program(), work, otherKey).on("inclusion", proof));
  }

  private static void accepted(GoVerifier.Run run) {
    assertThat(run.exit()).as(run.output()).isZero();
  }

  private static void refused(GoVerifier.Run run) {
    assertThat(run.output()).contains("NOT verified");
    assertThat(run.exit()).isEqualTo(1);
  }

  private static String withRecord(String proof, String part, String forged) {
    String extra = proof.lines().toList().get(1).substring("extra ".length());
    String record = new String(Base64.getDecoder().decode(extra), StandardCharsets.UTF_8);
    byte[] altered = record.replaceFirst(part, forged).getBytes(StandardCharsets.UTF_8);
    return proof.replace(extra, Base64.getEncoder().encodeToString(altered));
  }

  /** Another letter in the first line after the first: of a hash, or of the checkpoint. */
  private static String flipped(String proof) {
    int at = proof.indexOf('\n') + 5;
    char other = proof.charAt(at) == 'A' ? 'B' : 'A';
    return proof.substring(0, at) + other + proof.substring(at + 1);
  }

  /** A tlog-proof, taken apart. */
  private record TlogProof(
      String record, long index, List<byte[]> hashes, RekorEntry.Checkpoint checkpoint) {

    static TlogProof of(String text) throws RekorParseException {
      int blank = text.indexOf("\n\n");
      List<String> lines = text.substring(0, blank).lines().toList();
      assertThat(lines.get(0)).isEqualTo("c2sp.org/tlog-proof@v1");
      return new TlogProof(
          new String(decode(lines.get(1).substring("extra ".length())), StandardCharsets.UTF_8),
          Long.parseLong(lines.get(2).substring("index ".length())),
          lines.stream().skip(3).map(TlogProof::decode).toList(),
          dev.sigstore.rekor.client.Checkpoints.from(text.substring(blank + 2)));
    }

    private static byte[] decode(String base64) {
      return Base64.getDecoder().decode(base64);
    }

    void verify() throws InclusionProofVerificationException {
      InclusionProofVerifier.verify(
          TreeHash.ofLeaf(record.getBytes(StandardCharsets.UTF_8)),
          index,
          checkpoint.getSize(),
          hashes,
          decode(checkpoint.getBase64Hash()));
    }

    List<TlogProof> forged(Random random) {
      List<byte[]> altered = new ArrayList<>(hashes);
      byte[] hash = hashes.get(random.nextInt(hashes.size())).clone();
      hash[random.nextInt(hash.length)] ^= 1;
      altered.set(random.nextInt(hashes.size()), hash);
      return List.of(
          new TlogProof(record.replace("\"score\":", "\"score\":1"), index, hashes, checkpoint),
          new TlogProof(record, (index + 1) % SIZE, hashes, checkpoint),
          new TlogProof(record, index, altered, checkpoint),
          new TlogProof(record, index, hashes.subList(1, hashes.size()), checkpoint));
    }
  }
}
