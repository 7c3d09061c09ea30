package dev.assay.storage;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class PostgresqlOutcomePagesTest extends OutcomePagesContract {
  private final Postgresql server;

  PostgresqlOutcomePagesTest(Postgresql server) {
    this.server = server;
  }

  @Override
  Database open(Path folder) {
    return server.open(folder);
  }
}
