package dev.assay.storage;

import java.sql.BatchUpdateException;
import java.sql.SQLException;

/** The database did not do what it was asked. */
public final class StorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StorageException(SQLException cause) {
    super("the database failed: SQL state " + cause.getSQLState(), withoutValues(cause));
  }

  /** The exception of a batch quotes the values of the row; the one behind it does not. */
  private static Throwable withoutValues(SQLException cause) {
    boolean quotes = cause instanceof BatchUpdateException && cause.getNextException() != null;
    return quotes ? cause.getNextException() : cause;
  }
}
