package dev.assay.storage;

import dev.assay.tenants.TenantStoreContract;
import java.nio.file.Path;

final class H2TenantStoreTest extends TenantStoreContract {

  @Override
  protected Opened open(Path folder) {
    Database database = Database.embedded(new DataFolder(folder));
    return new Opened(new SqlTenantStore(database), database::close);
  }
}
