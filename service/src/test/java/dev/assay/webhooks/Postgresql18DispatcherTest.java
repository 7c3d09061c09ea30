package dev.assay.webhooks;

import dev.assay.storage.Database;
import dev.assay.storage.Postgresql;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class Postgresql18DispatcherTest extends DispatcherContract {

  Postgresql18DispatcherTest(@TempDir Path folder) {
    super(Database.postgresql(Postgresql.V18.url(folder)));
  }
}
