package dev.assay.intake;

/** The caller's {@code _leadflags_map} cannot be used; the message says why, for the caller. */
public final class InvalidMapException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidMapException(String message) {
    super(message);
  }
}
