package dev.assay.idempotency;

import java.nio.file.Path;

final class InMemoryClaimStoreTest extends ClaimStoreContract {

  @Override
  protected Opened open(Path folder) {
    InMemoryClaimStore store = new InMemoryClaimStore();
    return new Opened(store, store::erase, () -> {});
  }
}
