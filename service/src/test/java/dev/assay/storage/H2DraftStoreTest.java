package dev.assay.storage;

import dev.assay.drafts.DraftStoreContract;
import java.nio.file.Path;

final class H2DraftStoreTest extends DraftStoreContract {

  @Override
  protected Opened open(Path folder) {
    Database database = Database.embedded(new DataFolder(folder));
    return new Opened(new SqlDraftStore(database), database::close);
  }
}
