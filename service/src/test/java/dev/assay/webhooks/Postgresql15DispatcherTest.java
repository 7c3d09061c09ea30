package dev.assay.webhooks;

import dev.assay.storage.Database;
import dev.assay.storage.Postgresql;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class Postgresql15DispatcherTest extends DispatcherContract {

  Postgresql15DispatcherTest(@TempDir Path folder) {
    super(Database.postgresql(Postgresql.V15.url(folder)));
  }
}
