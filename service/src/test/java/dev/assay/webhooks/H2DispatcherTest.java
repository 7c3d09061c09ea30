package dev.assay.webhooks;

import dev.assay.storage.DataFolder;
import dev.assay.storage.Database;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class H2DispatcherTest extends DispatcherContract {

  H2DispatcherTest(@TempDir Path folder) {
    super(Database.embedded(new DataFolder(folder)));
  }
}
