package dev.assay.intake.reference;

/**
 * The snapshot of reference data cannot be used; the message names the file and what is wrong with
 * it.
 */
public final class ReferenceDataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ReferenceDataException(String message) {
    super(message);
  }

  ReferenceDataException(String message, Throwable cause) {
    super(message, cause);
  }
}
