package dev.assay.storage;

import dev.assay.audit.TestTrail;
import dev.assay.idempotency.ClaimStoreContract;
import dev.assay.keys.Lookup;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class PostgresqlClaimStoreTest extends ClaimStoreContract {
  private final Postgresql server;

  PostgresqlClaimStoreTest(Postgresql server) {
    this.server = server;
  }

  @Override
  protected Opened open(Path folder) {
    Database database = server.open(folder);
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
