package dev.assay.storage;

import dev.assay.tenants.TenantStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class PostgresqlTenantStoreTest extends TenantStoreContract {
  private final Postgresql server;

  PostgresqlTenantStoreTest(Postgresql server) {
    this.server = server;
  }

  @Override
  protected Opened open(Path folder) {
    Database database = server.open(folder);
    return new Opened(new SqlTenantStore(database), database::close);
  }
}
