package dev.assay.storage;

import dev.assay.decisionlog.Stores;
import dev.assay.keys.RotationContract;
import java.nio.file.Path;

final class H2RotationTest extends RotationContract {

  @Override
  protected Stores open(Path folder) {
    Database database = Database.embedded(new DataFolder(folder));
    return new Stores(new SqlDecisionStore(database), new SqlKeyStore(database), database::close);
  }
}
