package dev.assay.storage;

import dev.assay.idempotency.ClaimStoreContract;
import java.nio.file.Path;

final class H2ClaimStoreTest extends ClaimStoreContract {

  @Override
  protected Opened open(Path folder) {
    Database database = Database.embedded(new DataFolder(folder));
    return new Opened(new SqlClaimStore(database), database::close);
  }
}
