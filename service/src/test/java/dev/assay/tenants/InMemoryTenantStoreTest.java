package dev.assay.tenants;

import java.nio.file.Path;

final class InMemoryTenantStoreTest extends TenantStoreContract {
  private final InMemoryTenantStore store = new InMemoryTenantStore();

  @Override
  protected Opened open(Path folder) {
    return new Opened(store, () -> {});
  }
}
