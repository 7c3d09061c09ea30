package dev.assay.keys;

/** A ciphertext does not open: another key, altered bytes, or bound to something else. */
public final class BrokenSealException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokenSealException(String message) {
    super(message);
  }

  BrokenSealException(String message, Throwable cause) {
    super(message, cause);
  }
}
