package dev.assay.activation;

import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.packs.Line;

/**
 * A line on which nobody is judged here, since what is in force on it cannot be trusted; all others
 * go on.
 *
 * @param why names the version and what is wrong with it
 */
public record Refused(Line line, String why) implements Judge {

  /** What whoever asks to be judged is told. */
  ServiceException toRequests() {
    return new ServiceException(
        ErrorCode.UNAVAILABLE,
        "Nobody is judged on the %s line of '%s': %s".formatted(line.json(), line.pack(), why));
  }
}
