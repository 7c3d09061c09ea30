package dev.assay.rules;

/** A rule that failed while judging; there is no scorecard then, not even half of one. */
public final class RuleFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RuleFailure(String message) {
    super(message);
  }

  RuleFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
