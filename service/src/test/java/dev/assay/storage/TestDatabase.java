package dev.assay.storage;

import java.nio.file.Path;

/** The databases that do the same by every store. */
public enum TestDatabase {
  H2 {
    @Override
    public Database open(Path folder) {
      return Database.embedded(new DataFolder(folder));
    }
  },
  POSTGRESQL_15 {
    @Override
    public Database open(Path folder) {
      return Postgresql.V15.open(folder);
    }
  },
  POSTGRESQL_18 {
    @Override
    public Database open(Path folder) {
      return Postgresql.V18.open(folder);
    }
  };

  /** The database of a test, by its temporary folder; empty at the first call. */
  public abstract Database open(Path folder);
}
