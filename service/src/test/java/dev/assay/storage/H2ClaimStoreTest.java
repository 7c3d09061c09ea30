package dev.assay.storage;

import dev.assay.audit.TestTrail;
import dev.assay.idempotency.ClaimStoreContract;
import dev.assay.keys.Lookup;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

final class H2ClaimStoreTest extends ClaimStoreContract {

  @Override
  protected Opened open(Path folder) {
    Database database = Database.embedded(new DataFolder(folder));
    return new Opened(
        new SqlClaimStore(database),
        tenant ->
            new SqlDecisionStore(database)
                .erase(
                    tenant,
                    Lookup.EMAIL,
                    List.of("hash"),
                    Instant.EPOCH,
                    erased -> TestTrail.entry()),
        database::close);
  }
}
