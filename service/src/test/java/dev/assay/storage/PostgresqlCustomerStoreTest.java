package dev.assay.storage;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class PostgresqlCustomerStoreTest extends CustomerStoreContract {
  private final Postgresql server;

  PostgresqlCustomerStoreTest(Postgresql server) {
    this.server = server;
  }

  @Override
  Database open(Path folder) {
    return server.open(folder);
  }
}
