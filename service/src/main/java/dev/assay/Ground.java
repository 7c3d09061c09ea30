package dev.assay;

import dev.assay.kept.Kept;
import dev.assay.kept.KeptFile;
import dev.assay.keys.Keyring;
import dev.assay.keys.MasterKeySource;
import dev.assay.storage.DataFolder;
import dev.assay.storage.Database;
import dev.assay.storage.Outage;
import dev.assay.storage.SqlKeyStore;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a node stands on: its database and its keys.
 *
 * @param kept by what it starts, since the database is away; null where it is there
 */
record Ground(Database database, Keyring keyring, @Nullable Kept kept) {
  private static final Logger LOG = LoggerFactory.getLogger(Ground.class);

  /**
   * Opens both; where the database is away, by what this node had kept.
   *
   * @throws RuntimeException where it is away and nothing was kept, or the keys do not open
   */
  static Ground open(
      DataFolder folder,
      @Nullable String url,
      MasterKeySource masterKey,
      SecureRandom random,
      Supplier<UUID> ids) {
    KeptFile file = new KeptFile(folder.lastKnownGood());
    Database database;
    try {
      database = Database.open(folder, url);
    } catch (RuntimeException e) {
      if (url == null || !Outage.isBehind(e) || !file.exists()) {
        throw e;
      }
      LOG.warn("the database is away; this node starts with what it had kept", e);
      return withoutDatabase(Database.away(url), file, masterKey, random, ids);
    }
    try {
      return new Ground(
          database, Keyring.open(new SqlKeyStore(database), masterKey, random, ids), null);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** Makes sure of a database that was away: its schema, and that it is the same. Blocks. */
  void settle() {
    if (kept != null) {
      database.migrate();
      keyring.confirm();
    }
  }

  private static Ground withoutDatabase(
      Database database,
      KeptFile file,
      MasterKeySource masterKey,
      SecureRandom random,
      Supplier<UUID> ids) {
    try {
      Keyring keyring =
          Keyring.reopen(new SqlKeyStore(database), file.opening(), masterKey, random, ids);
      return new Ground(database, keyring, file.open(keyring));
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }
}
