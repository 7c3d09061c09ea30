package dev.assay.decisionlog;

import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import java.util.UUID;

/** Why the log does not take or give a decision. */
final class Refusals {

  private Refusals() {}

  static ServiceException full() {
    return new ServiceException(
        ErrorCode.UNAVAILABLE, "The decision log cannot keep up just now; try again.");
  }

  static ServiceException failed() {
    return new ServiceException(
        ErrorCode.UNAVAILABLE, "The database did not take the decision; try again.");
  }

  static ServiceException notClaimed() {
    return new ServiceException(
        ErrorCode.UNAVAILABLE,
        "The database was away when this node started; it records nothing before it has caught up.");
  }

  static ServiceException closed() {
    return new ServiceException(ErrorCode.UNAVAILABLE, "This node is shutting down; try again.");
  }

  static ServiceException recordedAlready(UUID decisionId) {
    return new ServiceException(
        ErrorCode.CONFLICT, "Decision " + decisionId + " is recorded already.");
  }

  static ServiceException erasedMeanwhile() {
    return new ServiceException(
        ErrorCode.UNAVAILABLE, "The lead was erased meanwhile; try again to record it anew.");
  }
}
