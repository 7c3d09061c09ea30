package dev.assay.storage;

import java.nio.file.Path;

final class H2OutcomePagesTest extends OutcomePagesContract {

  @Override
  Database open(Path folder) {
    return Database.embedded(new DataFolder(folder));
  }
}
