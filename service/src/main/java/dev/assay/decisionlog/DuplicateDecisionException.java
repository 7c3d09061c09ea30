package dev.assay.decisionlog;

/** A decision of that tenant and id is in the log already. */
public final class DuplicateDecisionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DuplicateDecisionException(Throwable cause) {
    super("a decision of this group is in the log already", cause);
  }
}
