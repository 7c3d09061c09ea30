package dev.assay.storage;

import dev.assay.decisionlog.Stores;
import dev.assay.erasure.ErasureContract;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class SqlErasureTest extends ErasureContract {
  private final TestDatabase kind;

  SqlErasureTest(TestDatabase kind) {
    this.kind = kind;
  }

  @Override
  protected Stores open(Path folder) {
    Database database = kind.open(folder);
    return new Stores(new SqlDecisionStore(database), new SqlKeyStore(database), database::close);
  }
}
