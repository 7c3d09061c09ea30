package dev.assay.keys;

import dev.assay.decisionlog.InMemoryStore;
import dev.assay.decisionlog.Stores;
import java.nio.file.Path;

final class InMemoryRotationTest extends RotationContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected Stores open(Path folder) {
    return new Stores(store, store, () -> {});
  }
}
