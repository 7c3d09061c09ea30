package dev.assay;

import com.github.f4b6a3.uuid.factory.standard.TimeOrderedEpochFactory;
import dev.assay.audit.Audit;
import dev.assay.kept.Kept;
import dev.assay.kept.KeptFile;
import dev.assay.keys.Keyring;
import dev.assay.keys.MasterKeySource;
import dev.assay.storage.DataFolder;
import dev.assay.storage.Database;
import dev.assay.storage.Outage;
import dev.assay.storage.SqlAuditStore;
import dev.assay.storage.SqlKeyStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all rooms of a node stand on.
 *
 * @param masterKey what opened the keyring
 * @param nodeId the same after every start
 * @param kept by what it starts, since the database is away; null where it is there
 * @param ids gives UUIDv7
 */
public record Ground(
    DataFolder folder,
    Database database,
    MasterKeySource masterKey,
    Keyring keyring,
    UUID nodeId,
    @Nullable Kept kept,
    SecureRandom random,
    Clock clock,
    Supplier<UUID> ids)
    implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Ground.class);

  /**
   * Opens it; where the database is away, by what this node had kept.
   *
   * @throws RuntimeException where it is away and nothing was kept, or the keys do not open
   */
  public static Ground open(Config config, Clock clock) {
    SecureRandom random = new SecureRandom();
    Supplier<UUID> ids = ids(clock);
    DataFolder folder = new DataFolder(config.data());
    MasterKeySource masterKey = new MasterKeySource(config.masterKey(), folder.masterKey());
    KeptFile file = new KeptFile(folder.lastKnownGood());
    String url = config.databaseUrl();
    boolean away = false;
    Database database;
    try {
      database = Database.open(folder, url);
    } catch (RuntimeException e) {
      if (url == null || !Outage.isBehind(e) || !file.exists()) {
        throw e;
      }
      LOG.warn("the database is away; this node starts with what it had kept", e);
      database = Database.away(url);
      away = true;
    }
    try {
      SqlKeyStore store = new SqlKeyStore(database);
      Keyring keyring =
          away
              ? Keyring.reopen(store, file.opening(), masterKey, random, ids)
              : Keyring.open(store, masterKey, random, ids);
      Kept kept = away ? file.open(keyring) : null;
      UUID nodeId = folder.nodeId(ids);
      return new Ground(folder, database, masterKey, keyring, nodeId, kept, random, clock, ids);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** Gives UUIDv7 by a clock. */
  public static Supplier<UUID> ids(Clock clock) {
    return TimeOrderedEpochFactory.builder().withIncrementPlus1().withClock(clock).build()::create;
  }

  /** The trail of what is done. */
  Audit audit() {
    return new Audit(new SqlAuditStore(database), clock, ids);
  }

  /** Makes sure of a database that was away: its schema, and that it is the same. Blocks. */
  void settle() {
    if (kept != null) {
      database.migrate();
      keyring.confirm();
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
