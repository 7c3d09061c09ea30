package dev.assay.batch;

/** A record cannot be read. The message says why, and nothing of what it holds. */
public final class MalformedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedException(String message) {
    super(message);
  }
}
