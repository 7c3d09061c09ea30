package dev.assay.storage;

import dev.assay.PackStoresContract;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class PostgresqlPackStoresTest extends PackStoresContract {
  private final Postgresql server;

  PostgresqlPackStoresTest(Postgresql server) {
    this.server = server;
  }

  @Override
  protected Opened open(Path folder) {
    return PackStores.of(server.open(folder));
  }
}
