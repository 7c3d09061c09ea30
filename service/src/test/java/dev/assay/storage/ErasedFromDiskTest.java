package dev.assay.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.audit.TestTrail;
import dev.assay.audit.Who;
import dev.assay.decisionlog.DecisionLog;
import dev.assay.decisionlog.DecisionStore;
import dev.assay.decisionlog.LogChain;
import dev.assay.decisionlog.LogEntry;
import dev.assay.decisionlog.SampleDecisions;
import dev.assay.erasure.DestroyedKeys;
import dev.assay.erasure.Eraser;
import dev.assay.keys.KeyRequest;
import dev.assay.keys.Keyring;
import dev.assay.keys.Lookup;
import dev.assay.keys.MasterKeySource;
import dev.assay.keys.WrappedKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key that was destroyed is nowhere on the disk, also not in pages that are used no more. */
final class ErasedFromDiskTest {
  private final UUID tenant = UUID.randomUUID();
  @TempDir private Path folder;

  @Test
  void erase_whileOthersAreRecorded_noKeyOfThePersonIsLeftInAnyFile() throws IOException {
    DataFolder data = new DataFolder(folder);
    UUID node = data.nodeId(UUID::randomUUID);
    int recorded = 300;
    try (Database database = Database.embedded(data)) {
      SqlKeyStore keys = new SqlKeyStore(database);
      DecisionStore store = new SqlDecisionStore(database);
      Keyring keyring =
          Keyring.open(
              keys,
              new MasterKeySource(null, data.masterKey()),
              new SecureRandom(),
              SampleDecisions::newId);
      try (DecisionLog log =
              new DecisionLog(
                  store,
                  keyring,
                  node,
                  UUID.randomUUID(),
                  Clock.systemUTC(),
                  head -> {},
                  64 << 20);
          Eraser eraser =
              new Eraser(
                  store,
                  log,
                  keyring,
                  new DestroyedKeys(data.destroyedKeys()),
                  new TestTrail().audit(),
                  Clock.systemUTC())) {
        for (int i = 0; i < 300; i++) {
          append(log, i % 3 == 0 ? null : "lead-" + i % 40).join();
        }
        List<WrappedKey> destroyed = wrappedKeys(store, keys, node);
        String before = disk();
        assertThat(destroyed).as("before").allMatch(key -> copies(key, before) > 0);
        assertThat(destroyed).as("in old pages").anyMatch(key -> copies(key, before) > 1);
        List<CompletableFuture<UUID>> after = new ArrayList<>();
        CompletionStage<?> erasure =
            eraser.erase(tenant, Lookup.EMAIL, SampleDecisions.EMAIL, Who.SERVICE);
        for (int i = 0; i < 300; i++) {
          after.add(append(log, "later-" + i % 40));
        }
        erasure.toCompletableFuture().join();

        String now = disk();
        assertThat(destroyed).as("after").allMatch(key -> copies(key, now) == 0);
        // They bear the same address, so some may be refused as erased while they were recorded.
        CompletableFuture.allOf(after.toArray(new CompletableFuture<?>[0]))
            .exceptionally(refused -> null)
            .join();
        after.removeIf(CompletableFuture::isCompletedExceptionally);
        after.forEach(
            id -> assertThat(log.find(tenant, id.join()).toCompletableFuture().join()).isPresent());
        append(log, "last").join();
        recorded += after.size() + 1;
      }
    }
    try (Database database = Database.embedded(data)) {
      assertThat(LogChain.assertWhole(new SqlDecisionStore(database), node)).isEqualTo(recorded);
    }
  }

  /** Of all leads, and of all decisions with keys of their own. */
  private List<WrappedKey> wrappedKeys(DecisionStore store, SqlKeyStore keys, UUID node) {
    List<WrappedKey> wrapped = new ArrayList<>();
    for (LogEntry entry : store.read(node, 0, 10_000)) {
      UUID lead = entry.sealed().record().lead();
      WrappedKey own = entry.sealed().ownKey();
      wrapped.add(
          own == null ? keys.leadKeys(Set.of(Objects.requireNonNull(lead))).get(0).wrapped() : own);
    }
    assertThat(wrapped).hasSize(300);
    return wrapped;
  }

  private CompletableFuture<UUID> append(DecisionLog log, @Nullable String leadId) {
    UUID id = SampleDecisions.newId();
    return log.keyFor(new KeyRequest(tenant, id, leadId))
        .thenCompose(key -> log.append(SampleDecisions.of(tenant, id, leadId, key), key))
        .thenApply(done -> id)
        .toCompletableFuture();
  }

  private static int copies(WrappedKey key, String disk) {
    String secret = new String(key.sealed().toArray(), StandardCharsets.ISO_8859_1);
    int copies = 0;
    for (int at = disk.indexOf(secret); at >= 0; at = disk.indexOf(secret, at + 1)) {
      copies++;
    }
    return copies;
  }

  private String disk() throws IOException {
    StringBuilder content = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        content.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return content.toString();
  }
}
