package dev.assay.storage;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class PostgresqlLearningStoresTest extends LearningStoresContract {
  private final Postgresql server;

  PostgresqlLearningStoresTest(Postgresql server) {
    this.server = server;
  }

  @Override
  Database open(Path folder) {
    return server.open(folder);
  }
}
