package dev.assay.storage;

import dev.assay.decisionlog.Stores;
import dev.assay.keys.RotationContract;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class PostgresqlRotationTest extends RotationContract {
  private final Postgresql server;

  PostgresqlRotationTest(Postgresql server) {
    this.server = server;
  }

  @Override
  protected Stores open(Path folder) {
    Database database = server.open(folder);
    return new Stores(new SqlDecisionStore(database), new SqlKeyStore(database), database::close);
  }
}
