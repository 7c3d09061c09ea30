package dev.assay.storage;

import java.nio.file.Path;

final class H2WinStoreTest extends WinStoreContract {

  @Override
  Database open(Path folder) {
    return Database.embedded(new DataFolder(folder));
  }
}
