package dev.assay.storage;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class PostgresqlWinStoreTest extends WinStoreContract {
  private final Postgresql server;

  PostgresqlWinStoreTest(Postgresql server) {
    this.server = server;
  }

  @Override
  Database open(Path folder) {
    return server.open(folder);
  }
}
