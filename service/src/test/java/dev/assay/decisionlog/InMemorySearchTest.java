package dev.assay.decisionlog;

import java.nio.file.Path;

final class InMemorySearchTest extends SearchContract {

  @Override
  protected Stores open(Path folder) {
    InMemoryStore store = new InMemoryStore();
    return new Stores(store, store, () -> {});
  }
}
