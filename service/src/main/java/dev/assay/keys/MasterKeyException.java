package dev.assay.keys;

/** The master key is missing, unreadable, or not the one the database was written with. */
public final class MasterKeyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MasterKeyException(String message) {
    super(message);
  }

  MasterKeyException(String message, Throwable cause) {
    super(message, cause);
  }
}
