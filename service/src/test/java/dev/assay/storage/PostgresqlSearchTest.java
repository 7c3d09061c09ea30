package dev.assay.storage;

import dev.assay.decisionlog.SearchContract;
import dev.assay.decisionlog.Stores;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class PostgresqlSearchTest extends SearchContract {
  private final Postgresql server;

  PostgresqlSearchTest(Postgresql server) {
    this.server = server;
  }

  @Override
  protected Stores open(Path folder) {
    Database database = server.open(folder);
    return new Stores(new SqlDecisionStore(database), new SqlKeyStore(database), database::close);
  }
}
