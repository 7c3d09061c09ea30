package dev.assay.storage;

import dev.assay.drafts.DraftStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class PostgresqlDraftStoreTest extends DraftStoreContract {
  private final Postgresql server;

  PostgresqlDraftStoreTest(Postgresql server) {
    this.server = server;
  }

  @Override
  protected Opened open(Path folder) {
    Database database = server.open(folder);
    return new Opened(new SqlDraftStore(database), database::close);
  }
}
