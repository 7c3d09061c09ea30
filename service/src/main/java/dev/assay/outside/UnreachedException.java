package dev.assay.outside;

/** A request came to nothing before its answer did, or the answer broke off. */
public final class UnreachedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Why {
    /** It did not answer in time. */
    TIMEOUT,
    /** Its name means no address. */
    UNKNOWN_HOST,
    /** Its name means an address to which nothing is sent. */
    ADDRESS_NOT_ALLOWED,
    /** There is no encrypted connection to it that can be trusted. */
    TLS,
    /** There is no connection to it, or it broke. */
    UNREACHABLE,
    /** It says more than is listened to. */
    TOO_LONG
  }

  private final Why why;

  UnreachedException(Why why) {
    super(why.name(), null, false, false);
    this.why = why;
  }

  public Why why() {
    return why;
  }
}
