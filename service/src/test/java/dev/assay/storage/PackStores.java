package dev.assay.storage;

import dev.assay.PackStoresContract;
import dev.assay.PackWiring;

/** All that is kept of packs in one database. */
final class PackStores {

  private PackStores() {}

  static PackStoresContract.Opened of(Database database) {
    return new PackStoresContract.Opened(
        new PackWiring.Stores(
            new SqlPackStore(database),
            new SqlTuningStore(database),
            new SqlReferenceStore(database),
            new SqlActivationStore(database),
            new SqlAuditStore(database),
            new SqlTallyStore(database),
            new SqlScheduleStore(database),
            new SqlFourEyes(database)),
        database::close);
  }
}
