package dev.assay.control;

import dev.assay.audit.Audit;
import dev.assay.audit.Who;
import dev.assay.keys.Keyring;
import dev.assay.keys.MasterKeySource;
import dev.assay.storage.Backup;
import dev.assay.storage.Database;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps the data of a node in order. Every task blocks, and answers in words for its operator. */
public final class Upkeep {
  private final Database database;
  private final Keyring keyring;
  private final MasterKeySource masterKey;
  private final Audit audit;

  /**
   * Keeps this database in order.
   *
   * @param masterKey where the master key comes from that opened the keyring
   */
  public Upkeep(Database database, Keyring keyring, MasterKeySource masterKey, Audit audit) {
    this.database = database;
    this.keyring = keyring;
    this.masterKey = masterKey;
    this.audit = audit;
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
    Map<String, String> details = Map.of("data_keys", String.valueOf(rewrapped));
    noted(tenantId, "tenant_key.rotated", tenantId.toString(), details);
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
    noted(null, "master_key.rotated", "", Map.of("check_before", before));
    return masterKey.isFile()
        ? "There is a new master key in %s. The one before is kept in %s: backups made until now need it."
            .formatted(masterKey.file(), masterKey.replaceBy(next, before))
        : "The master key is the one of %s now: set ASSAY_MASTER_KEY to it before the next start. Backups made until now need the one before (check %s)."
            .formatted(next.file(), before);
  }

  private void noted(
      @Nullable UUID tenantId, String step, String subject, Map<String, String> details) {
    audit.write(audit.entry(tenantId, Who.COMMAND_LINE, step, subject, "", details));
  }
}
