package dev.assay.decisionlog;

import java.nio.file.Path;

final class InMemoryDecisionLogTest extends DecisionLogContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected Stores open(Path folder) {
    return new Stores(store, store, () -> {});
  }
}
