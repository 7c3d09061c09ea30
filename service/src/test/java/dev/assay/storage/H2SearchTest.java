package dev.assay.storage;

import dev.assay.decisionlog.SearchContract;
import dev.assay.decisionlog.Stores;
import java.nio.file.Path;

final class H2SearchTest extends SearchContract {

  @Override
  protected Stores open(Path folder) {
    Database database = Database.embedded(new DataFolder(folder));
    return new Stores(new SqlDecisionStore(database), new SqlKeyStore(database), database::close);
  }
}
