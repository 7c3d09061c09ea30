package dev.assay.storage;

import dev.assay.audit.TestTrail;
import dev.assay.idempotency.ClaimStoreContract;
import dev.assay.keys.Lookup;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class SqlClaimStoreTest extends ClaimStoreContract {
  private final TestDatabase kind;

  SqlClaimStoreTest(TestDatabase kind) {
    this.kind = kind;
  }

  @Override
  protected Opened open(Path folder) {
    Database database = kind.open(folder);
    return new Opened(
        new SqlClaimStore(database), tenant -> erase(database, tenant), database::close);
  }

  private static void erase(Database database, UUID tenant) {
    new SqlDecisionStore(database)
        .erase(tenant, Lookup.EMAIL, List.of("hash"), Instant.EPOCH, erased -> TestTrail.entry());
  }
}
