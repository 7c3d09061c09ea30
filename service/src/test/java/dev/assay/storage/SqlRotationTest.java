package dev.assay.storage;

import dev.assay.decisionlog.Stores;
import dev.assay.keys.RotationContract;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class SqlRotationTest extends RotationContract {
  private final TestDatabase kind;

  SqlRotationTest(TestDatabase kind) {
    this.kind = kind;
  }

  @Override
  protected Stores open(Path folder) {
    Database database = kind.open(folder);
    return new Stores(new SqlDecisionStore(database), new SqlKeyStore(database), database::close);
  }
}
