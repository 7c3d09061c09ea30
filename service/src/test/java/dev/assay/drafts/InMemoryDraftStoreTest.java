package dev.assay.drafts;

import java.nio.file.Path;

final class InMemoryDraftStoreTest extends DraftStoreContract {
  private final InMemoryDraftStore store = new InMemoryDraftStore();

  @Override
  protected Opened open(Path folder) {
    return new Opened(store, () -> {});
  }
}
