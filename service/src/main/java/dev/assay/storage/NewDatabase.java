package dev.assay.storage;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A database that is filled with what another held. Closed before it is finished it is empty again,
 * or gone.
 */
public final class NewDatabase implements AutoCloseable {
  private static final String NAME = "unfinished";

  private final Database database;
  private final @Nullable DataFolder folder;
  private boolean filled;
  private boolean finished;

  private NewDatabase(Database database, @Nullable DataFolder folder) {
    this.database = database;
    this.folder = folder;
  }

  /** The PostgreSQL database of that URL; where there is none, an embedded one in the folder. */
  public static NewDatabase open(DataFolder folder, @Nullable String url) {
    if (url != null) {
      return new NewDatabase(Database.bare(url), null);
    }
    if (Files.exists(DataFolder.database(folder.path()))) {
      throw new IllegalStateException("there is a database already in " + folder.path());
    }
    remove(folder); // left by a process that was killed
    return new NewDatabase(Database.bare(folder.path().resolve(NAME)), folder);
  }

  public Database database() {
    return database;
  }

  /**
   * Fills it with what a backup holds.
   *
   * @throws IllegalStateException if the file is no backup or damaged, or the database is not empty
   */
  public void fill(Backup backup) {
    try (BackupReader reader = new BackupReader(new FileInputStream(backup.file().toFile()))) {
      fill(reader.schema(), reader::copyTo);
    } catch (IOException e) {
      throw new IllegalStateException(backup.file() + " is no backup of Assay, or is damaged", e);
    }
  }

  /** Fills it with what another database holds, which must not change meanwhile. */
  public void fill(Database other) {
    try {
      fill(other.schema(), sink -> new Contents(other).copyTo(sink));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where rows come from. */
  private interface Source {
    void copyTo(RowSink sink) throws IOException;
  }

  private void fill(String schema, Source source) throws IOException {
    database.migrateTo(schema);
    try (Loader loader = new Loader(database)) {
      source.copyTo(loader);
      loader.commit();
    } catch (SQLException e) {
      throw new StorageException(e);
    }
    filled = true;
    database.migrate();
  }

  /** Makes it count. It is closed by that; an embedded one takes its place in the folder. */
  public void finish() {
    if (folder == null) {
      database.close();
    } else {
      database.closeCompacted();
      try {
        Files.move(
            file(folder), DataFolder.database(folder.path()), StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot put the new database in its place", e);
      }
    }
    finished = true;
  }

  @Override
  public void close() {
    if (finished) {
      return;
    }
    try {
      if (filled && folder == null) {
        empty();
      }
    } finally {
      database.close();
      if (folder != null) {
        remove(folder);
      }
    }
  }

  private void empty() {
    database.change(
        handle -> {
          try {
            List<Table> tables = new ArrayList<>(Table.all(handle.getConnection()));
            Collections.reverse(tables);
            tables.forEach(table -> handle.execute("delete from " + table.name()));
            return tables;
          } catch (SQLException e) {
            throw new StorageException(e);
          }
        });
  }

  private static Path file(DataFolder folder) {
    return folder.path().resolve(NAME + ".mv.db");
  }

  private static void remove(DataFolder folder) {
    try {
      Files.deleteIfExists(file(folder));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove a database that was not finished", e);
    }
  }
}
