package dev.assay.storage;

import dev.assay.decisionlog.DecisionLogContract;
import dev.assay.decisionlog.Stores;
import java.nio.file.Path;

final class H2DecisionLogTest extends DecisionLogContract {

  @Override
  protected Stores open(Path folder) {
    Database database = Database.embedded(new DataFolder(folder));
    return new Stores(new SqlDecisionStore(database), new SqlKeyStore(database), database::close);
  }
}
