package dev.assay.decisionlog;

/** Nothing was erased, for a hold stands on what was to be. */
public final class HeldException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public HeldException() {
    super("a hold stands", null, false, false);
  }
}
