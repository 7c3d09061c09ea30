package dev.assay.errors;

/** What kind of refusal it is; each has one HTTP status. */
public enum ErrorCode {
  /** What was sent breaks a rule. */
  INVALID(400),
  UNAUTHORIZED(401),
  FORBIDDEN(403),
  /** There is no such thing, or it is another tenant's. */
  NOT_FOUND(404),
  /** It exists already, or changed meanwhile. */
  CONFLICT(409),
  /** The person whom it is about opted out of it. */
  OPTED_OUT(409),
  /** It is not what the caller last read. */
  STALE(412),
  /** The caller's key stands for another request. */
  REUSED(422),
  /** It cannot be done just now; trying again later makes sense. */
  UNAVAILABLE(503);

  private final int status;

  ErrorCode(int status) {
    this.status = status;
  }

  public int status() {
    return status;
  }
}
