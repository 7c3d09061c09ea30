package dev.assay.storage;

import dev.assay.cluster.Inventory;
import dev.assay.packs.PackVersion;
import dev.assay.weights.Tuning;
import java.util.List;

/** The versions and numbers made last. */
public final class SqlInventory implements Inventory {
  private final Database database;

  public SqlInventory(Database database) {
    this.database = database;
  }

  @Override
  public List<PackVersion> packVersions(int limit) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select("select * from pack_versions order by published_on desc limit ?", limit)
                    .map((row, context) -> SqlPackStore.version(row))
                    .list());
  }

  @Override
  public List<Tuning> tunings(int limit) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select("select * from tunings order by created_on desc limit ?", limit)
                    .map((row, context) -> SqlTuningStore.tuning(row))
                    .list());
  }
}
