package dev.assay.storage;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.assay.decisionlog.DecisionLog;
import dev.assay.decisionlog.SampleDecisions;
import dev.assay.keys.KeyRequest;
import dev.assay.keys.Keyring;
import dev.assay.keys.MasterKeySource;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/**
 * A node that appends until it is killed, and prints the id of each decision it was told is kept.
 */
final class AppendUntilKilled {
  private static final int IN_FLIGHT = 100;

  private AppendUntilKilled() {}

  @SuppressWarnings("FutureReturnValueIgnored") // what fails is not printed, which the test sees
  public static void main(String[] args) {
    DataFolder folder = new DataFolder(Path.of(args[0]));
    UUID tenant = UUID.fromString(args[1]);
    PrintStream out = System.out;
    DecisionLog log = open(Database.embedded(folder), folder);
    Semaphore inFlight = new Semaphore(IN_FLIGHT);
    for (int i = 0; ; i++) {
      inFlight.acquireUninterruptibly();
      UUID id = SampleDecisions.newId();
      String leadId = i % 3 == 0 ? null : "lead-" + i % 40;
      log.keyFor(new KeyRequest(tenant, id, leadId))
          .thenCompose(key -> log.append(SampleDecisions.of(tenant, id, leadId, key), key))
          .thenRun(() -> out.println(id))
          .whenComplete((done, fault) -> inFlight.release());
    }
  }

  static DecisionLog open(Database database, DataFolder folder) {
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
