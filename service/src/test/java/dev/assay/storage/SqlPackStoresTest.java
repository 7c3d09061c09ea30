package dev.assay.storage;

import dev.assay.PackStoresContract;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class SqlPackStoresTest extends PackStoresContract {
  private final TestDatabase kind;

  SqlPackStoresTest(TestDatabase kind) {
    this.kind = kind;
  }

  @Override
  protected Opened open(Path folder) {
    return PackStores.of(kind.open(folder));
  }
}
