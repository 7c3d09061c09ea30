package dev.assay.decisionlog;

/** What is stored of a decision is not what was written, or was written by a later release. */
public final class UnreadableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableException(String message, Throwable cause) {
    super(message, cause);
  }
}
