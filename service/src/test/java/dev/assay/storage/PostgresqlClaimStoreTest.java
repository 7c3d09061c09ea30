package dev.assay.storage;

import dev.assay.idempotency.ClaimStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class PostgresqlClaimStoreTest extends ClaimStoreContract {
  private final Postgresql server;

  PostgresqlClaimStoreTest(Postgresql server) {
    this.server = server;
  }

  @Override
  protected Opened open(Path folder) {
    Database database = server.open(folder);
    return new Opened(new SqlClaimStore(database), database::close);
  }
}
