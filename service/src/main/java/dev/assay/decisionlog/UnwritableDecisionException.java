package dev.assay.decisionlog;

/** The store cannot hold some decision of a group, however often it is tried; it took none. */
public final class UnwritableDecisionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnwritableDecisionException(Throwable cause) {
    super("a decision cannot be written", cause);
  }
}
