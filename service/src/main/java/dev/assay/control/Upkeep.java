package dev.assay.control;

import dev.assay.keys.Keyring;
import dev.assay.keys.MasterKeySource;
import dev.assay.storage.Backup;
import dev.assay.storage.Database;
import java.nio.file.Path;
import java.util.UUID;

/** Keeps the data of a node in order. Every task blocks, and answers in words for its operator. */
public final class Upkeep {
  private final Database database;
  private final Keyring keyring;
  private final MasterKeySource masterKey;

  /**
   * Keeps this database in order.
   *
   * @param masterKey where the master key comes from that opened the keyring
   */
  public Upkeep(Database database, Keyring keyring, MasterKeySource masterKey) {
    this.database = database;
    this.keyring = keyring;
    this.masterKey = masterKey;
  }

  /**
   * Does one task.
   *
   * @throws IllegalArgumentException if there is no such task
   */
  public String run(Task task) {
    return switch (task.name()) {
      case BACKUP -> backup(Path.of(task.argument()));
      case ROTATE_TENANT_KEY -> rotateTenantKey(UUID.fromString(task.argument()));
      case ROTATE_MASTER_KEY -> rotateMasterKey(task.argument());
    };
  }

  private String backup(Path file) {
    new Backup(file).write(database);
    return "Backed up to %s. The master key is not in it; keep that apart.".formatted(file);
  }

  private String rotateTenantKey(UUID tenantId) {
    int rewrapped = keyring.rotateTenantKey(tenantId);
    return "Tenant %s has a new key; %d data keys were wrapped anew."
        .formatted(tenantId, rewrapped);
  }

  /** Without a file for the new key one is made, which takes the place of the old one. */
  private String rotateMasterKey(String newFile) {
    if (!newFile.isEmpty()) {
      return rotateMasterKey(new MasterKeySource(null, Path.of(newFile)));
    }
    if (!masterKey.isFile()) {
      throw new IllegalArgumentException(
          "the master key comes from ASSAY_MASTER_KEY: name a file for the new one");
    }
    MasterKeySource next =
        new MasterKeySource(null, masterKey.file().resolveSibling("master-next.key"));
    String says = rotateMasterKey(next);
    next.remove();
    return says;
  }

  private String rotateMasterKey(MasterKeySource next) {
    String before = keyring.rotateMasterKey(next);
    return masterKey.isFile()
        ? "There is a new master key in %s. The one before is kept in %s: backups made until now need it."
            .formatted(masterKey.file(), masterKey.replaceBy(next, before))
        : "The master key is the one of %s now: set ASSAY_MASTER_KEY to it before the next start. Backups made until now need the one before (check %s)."
            .formatted(next.file(), before);
  }
}
