package dev.assay.storage;

import dev.assay.tenants.TenantStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class SqlTenantStoreTest extends TenantStoreContract {
  private final TestDatabase kind;

  SqlTenantStoreTest(TestDatabase kind) {
    this.kind = kind;
  }

  @Override
  protected Opened open(Path folder) {
    Database database = kind.open(folder);
    return new Opened(new SqlTenantStore(database), database::close);
  }
}
