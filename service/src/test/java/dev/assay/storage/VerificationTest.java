package dev.assay.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.canonical.Bytes;
import dev.assay.decisionlog.DestroyedKey;
import dev.assay.merkle.CompactRange;
import dev.assay.proof.Finding;
import dev.assay.proof.Leaf;
import dev.assay.proof.LogVerification;
import dev.assay.proof.NoteVerifier;
import dev.assay.proof.StoredHead;
import dev.assay.proof.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is done to a log by SQL is named; a log to which nothing was done is not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ParameterizedClass
@EnumSource(names = {"H2", "POSTGRESQL_15"})
@SuppressWarnings("NullAway.Init") // made for each database, not by a constructor
final class VerificationTest {
  private static final int SIZE = 400;

  /** Not the lead of a certain leaf: what waits for a key may be appended after what does not. */
  private static final String WITH_KEY_OF_A_LEAD =
      "select lead from decisions where lead is not null order by leaf_index limit 1";

  private static final String WITH_OWN_KEY =
      "select decision_id from decisions where lead is null limit 1";

  @Parameter private TestDatabase kind;
  private SignedLogs logs;
  private List<UUID> ids;

  @BeforeParameterizedClassInvocation(injectArguments = false)
  void append(@TempDir Path folder) {
    logs = new SignedLogs(folder, kind.open(folder));
    logs.append(100, 64);
    logs.append(40, 1);
    logs.append(SIZE - 140, 256);
    List<DestroyedKey> keys =
        Stream.of(key(WITH_KEY_OF_A_LEAD), key(WITH_OWN_KEY))
            .map(key -> new DestroyedKey(logs.tenant, key, Instant.EPOCH))
            .toList();
    assertThat(new SqlDecisionStore(logs.database).erase(keys).decisions()).isGreaterThan(2);
    ids =
        logs.database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .select("select decision_id from decisions order by leaf_index")
                        .mapTo(UUID.class)
                        .list());
  }

  private UUID key(String sql) {
    return logs.database.jdbi().withHandle(handle -> handle.select(sql).mapTo(UUID.class).one());
  }

  @AfterParameterizedClassInvocation(injectArguments = false)
  void close() {
    logs.close();
  }

  @Test
  void run_nothingWasDone_intactAndAllCounted() {
    Verdict verdict = logs.verification().run(10);

    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.intact()).isTrue();
    assertThat(verdict.decisions()).isEqualTo(SIZE);
    assertThat(verdict.logs())
        .singleElement()
        .satisfies(log -> assertThat(log.checkpoints()).isEqualTo(3));
  }

  /** A verification sees one moment, so nothing half written. */
  @Test
  void run_whileANodeAppends_intact(@TempDir Path other) {
    try (SignedLogs busy = new SignedLogs(other, kind.open(other))) {
      busy.append(10);
      CompletableFuture<Void> appending = CompletableFuture.runAsync(() -> busy.append(3_000, 32));
      do {
        assertThat(busy.verification().run(10).findings()).isEmpty();
      } while (!appending.isDone());
      appending.join();
      assertThat(busy.verification().run(10).decisions()).isEqualTo(3_010);
    }
  }

  static List<Tampering> tamperings() {
    return Tampering.all();
  }

  /** A hundred places over all kinds of it, and the first and the last leaf of each. */
  @ParameterizedTest
  @MethodSource("tamperings")
  void run_tampered_namesTheLeaf(Tampering tampering) {
    Random random = new Random(tampering.name().hashCode());
    LongStream.concat(
            LongStream.of(0, SIZE - 1), LongStream.generate(() -> random.nextInt(SIZE)).limit(5))
        .forEach(leaf -> assertNamed(tampering, leaf, random));
  }

  private void assertNamed(Tampering tampering, long leaf, Random random) {
    if (nothingToAlter(tampering, leaf)) {
      return;
    }
    logs.tampered(
        handle -> {
          List<Long> named = tampering.deed().on(handle, leaf, SIZE, random);
          Verdict verdict = logs.verification(handle).run(SIZE);

          assertThat(verdict.intact()).as("%s at %d", tampering, leaf).isFalse();
          assertThat(verdict.findings().get(0).leafIndex())
              .as("%s at %d: %s", tampering, leaf, verdict.findings())
              .isEqualTo(named.get(0));
          assertThat(verdict.findings().stream().map(Finding::leafIndex)).containsAll(named);
          assertIdsFit(tampering, verdict);
        });
  }

  /** A payload that is erased already can neither be altered nor taken away. */
  private boolean nothingToAlter(Tampering tampering, long leaf) {
    return (tampering.name().contains("payload") || tampering.name().contains("hash"))
        && logs.database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .select("select payload is null from decisions where leaf_index = ?", leaf)
                        .mapTo(Boolean.class)
                        .one());
  }

  private void assertIdsFit(Tampering tampering, Verdict verdict) {
    for (Finding finding : verdict.findings()) {
      if (finding.kind() == Finding.Kind.MISSING && finding.decisionId() != null) {
        assertThat(finding.decisionId())
            .as("%s: %s", tampering, finding)
            .isEqualTo(ids.get(Math.toIntExact(finding.leafIndex())));
      }
    }
    if (tampering.name().equals("delete")) {
      assertThat(verdict.findings())
          .singleElement()
          .satisfies(only -> assertThat(only.kind()).isEqualTo(Finding.Kind.MISSING));
    }
    if (tampering.name().equals("swap")) {
      assertThat(verdict.findings())
          .hasSize(2)
          .allSatisfy(swapped -> assertThat(swapped.kind()).isEqualTo(Finding.Kind.REORDERED));
    }
    if (tampering.name().startsWith("insert")) {
      assertThat(verdict.findings().get(0).kind()).isEqualTo(Finding.Kind.INSERTED);
    }
    if (tampering.name().startsWith("alter")) {
      assertThat(verdict.findings())
          .allSatisfy(altered -> assertThat(altered.kind()).isEqualTo(Finding.Kind.ALTERED));
    }
  }

  @Test
  void run_headAltered_namesIt() {
    for (String assignment :
        List.of(
            "root = peaks",
            "leaves = root",
            "leaves = ''",
            "size = size + 100000",
            "peaks = root, root = peaks")) {
      logs.tampered(
          handle -> {
            handle.execute(
                "update tree_heads set "
                    + assignment
                    + " where size = (select max(size) from tree_heads)");
            Verdict verdict = logs.verification(handle).run(10);
            boolean harmless = assignment.startsWith("leaves"); // the rows give the signed root
            assertThat(verdict.intact()).as(assignment).isEqualTo(harmless);
          });
    }
  }

  @Test
  void run_headsGone_namesThemAndNoRecord() {
    logs.tampered(
        handle -> {
          handle.execute("delete from tree_heads where size > 150");
          assertThat(logs.verification(handle).run(10).findings())
              .singleElement()
              .satisfies(only -> assertThat(only.kind()).isEqualTo(Finding.Kind.HEAD));
        });
    logs.tampered(
        handle -> {
          handle.execute("delete from tree_heads where size between 105 and 130");
          assertThat(logs.verification(handle).run(10).findings())
              .isNotEmpty()
              .allSatisfy(each -> assertThat(each.kind()).isEqualTo(Finding.Kind.HEAD));
        });
  }

  @Test
  void run_checkpointAlteredInTheDatabase_namesIt() {
    logs.tampered(
        handle -> {
          handle.execute("update checkpoints set note = replace(note, '100', '99')");
          assertThat(logs.verification(handle).run(10).findings())
              .extracting(Finding::kind)
              .containsOnly(Finding.Kind.CHECKPOINT);
        });
  }

  @Test
  void run_checkpointAlteredInTheFile_namesIt() throws IOException {
    String whole = Files.readString(logs.file.path());
    try {
      Files.writeString(logs.file.path(), whole.replaceFirst("\n140\n", "\n141\n"));
      assertThat(logs.verification().run(10).findings())
          .singleElement()
          .satisfies(only -> assertThat(only.kind()).isEqualTo(Finding.Kind.CHECKPOINT));
    } finally {
      Files.writeString(logs.file.path(), whole);
    }
  }

  @Test
  void run_signedByAnotherKey_namesEveryCheckpoint() {
    NoteVerifier ours = logs.keys.verifier(logs.nodeId);
    NoteVerifier other = logs.keys.verifier(UUID.randomUUID());

    assertThat(LogVerification.of(logs.archive, List.of(logs.file), List.of(ours)).run(10).found())
        .isZero();
    assertThat(LogVerification.of(logs.archive, List.of(logs.file), List.of(other)).run(10).found())
        .isEqualTo(6);
  }

  /** Whoever computes everything anew still has no key to sign with. */
  @Test
  void run_logRewrittenFromALeafOn_fileTells() {
    logs.tampered(
        handle -> {
          Bytes hash = Bytes.of(Tampering.rewrite(handle, 110));
          CompactRange tree = CompactRange.empty();
          for (StoredHead head : new SqlLogSnapshot(handle).heads(logs.nodeId, 0, SIZE)) {
            List<Leaf> leaves = new ArrayList<>();
            for (Leaf leaf : head.leaves()) {
              leaves.add(tree.size() == 110 ? new Leaf(leaf.decisionId(), hash) : leaf);
              tree.append(leaves.get(leaves.size() - 1).hash().toArray());
            }
            handle.execute(
                "update tree_heads set root = ?, peaks = ?, leaves = ? where size = ?",
                tree.root(),
                tree.peaks(),
                Leaf.toBytes(leaves),
                head.size());
          }
          handle.execute("delete from checkpoints");

          assertThat(logs.verification(handle).run(10).findings())
              .hasSize(2)
              .allSatisfy(
                  finding -> {
                    assertThat(finding.kind()).isEqualTo(Finding.Kind.CHECKPOINT);
                    assertThat(finding.says()).contains(logs.file.path().toString());
                  });
        });
  }

  @Test
  void checkpoints_logWasCut_doNotGoOn() {
    String lastHead = "update tree_heads set size = -size where size = ";
    logs.database.jdbi().useHandle(handle -> handle.execute(lastHead + SIZE));
    try {
      assertThatThrownBy(logs::checkpoints)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("does not go on from its checkpoint of " + SIZE);
    } finally {
      logs.database.jdbi().useHandle(handle -> handle.execute(lastHead + -SIZE));
    }
    logs.checkpoints().close();
  }
}
