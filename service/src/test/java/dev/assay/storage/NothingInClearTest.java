package dev.assay.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.assay.Traces;
import dev.assay.decisionlog.DecisionLog;
import dev.assay.decisionlog.SampleDecisions;
import dev.assay.keys.KeyRequest;
import dev.assay.keys.Keyring;
import dev.assay.keys.MasterKeySource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever copies the disk learns nothing of a person. */
final class NothingInClearTest {
  private final UUID tenant = UUID.randomUUID();
  @TempDir private Path folder;

  @Test
  void append_manyAndOneTwice_noTextOfThePersonInAnyFile() throws IOException {
    try (Database database = Database.embedded(new DataFolder(folder));
        DecisionLog log = open(database, new DataFolder(folder))) {
      for (int i = 0; i < 50; i++) {
        append(log, UUID.randomUUID(), i % 2 == 0 ? SampleDecisions.LEAD_ID : null);
      }
      UUID twice = UUID.randomUUID();
      append(log, twice, null);
      assertThat(log.find(tenant, twice).toCompletableFuture().join()).isPresent();
    }

    String content = Files.readString(DataFolder.database(folder), StandardCharsets.ISO_8859_1);
    assertThat(content).as("what is not personal is found").contains("quality_message");
    new Traces(SampleDecisions.PERSONAL).assertNoneIn(folder);
  }

  private void append(DecisionLog log, UUID id, @Nullable String leadId) {
    log.keyFor(new KeyRequest(tenant, id, leadId))
        .thenCompose(key -> log.append(SampleDecisions.of(tenant, id, leadId, key), key))
        .toCompletableFuture()
        .join();
  }

  private static DecisionLog open(Database database, DataFolder folder) {
    Keyring keyring =
        Keyring.open(
            new SqlKeyStore(database),
            new MasterKeySource(null, folder.masterKey()),
            new SecureRandom(),
            UuidCreator::getTimeOrderedEpochPlus1);
    return new DecisionLog(
        new SqlDecisionStore(database),
        keyring,
        folder.nodeId(UUID::randomUUID),
        UUID.randomUUID(),
        Clock.systemUTC(),
        head -> {},
        64 << 20);
  }
}
