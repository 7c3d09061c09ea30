package dev.assay.idempotency;

import java.nio.file.Path;

final class InMemoryClaimStoreTest extends ClaimStoreContract {

  @Override
  protected Opened open(Path folder) {
    return new Opened(new InMemoryClaimStore(), () -> {});
  }
}
