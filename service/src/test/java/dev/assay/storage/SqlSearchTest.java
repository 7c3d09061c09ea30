package dev.assay.storage;

import dev.assay.decisionlog.SearchContract;
import dev.assay.decisionlog.Stores;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class SqlSearchTest extends SearchContract {
  private final TestDatabase kind;

  SqlSearchTest(TestDatabase kind) {
    this.kind = kind;
  }

  @Override
  protected Stores open(Path folder) {
    Database database = kind.open(folder);
    return new Stores(new SqlDecisionStore(database), new SqlKeyStore(database), database::close);
  }
}
