package dev.assay.storage;

import dev.assay.PackStoresContract;
import java.nio.file.Path;

final class H2PackStoresTest extends PackStoresContract {

  @Override
  protected Opened open(Path folder) {
    return PackStores.of(Database.embedded(new DataFolder(folder)));
  }
}
