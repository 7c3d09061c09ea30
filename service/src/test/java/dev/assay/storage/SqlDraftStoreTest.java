package dev.assay.storage;

import dev.assay.drafts.DraftStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class SqlDraftStoreTest extends DraftStoreContract {
  private final TestDatabase kind;

  SqlDraftStoreTest(TestDatabase kind) {
    this.kind = kind;
  }

  @Override
  protected Opened open(Path folder) {
    Database database = kind.open(folder);
    return new Opened(new SqlDraftStore(database), database::close);
  }
}
