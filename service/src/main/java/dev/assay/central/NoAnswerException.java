package dev.assay.central;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The central gave no answer that can be used. The message holds nothing that was sent. */
final class NoAnswerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean lasting;
  private final transient @Nullable Duration pause;

  /**
   * No answer.
   *
   * @param lasting whether the same request would get none at any time
   * @param pause for how long the central asks to be left alone; null where it does not
   */
  NoAnswerException(String why, boolean lasting, @Nullable Duration pause) {
    super(why, null, false, false);
    this.lasting = lasting;
    this.pause = pause;
  }

  /** None for now. */
  NoAnswerException(String why) {
    this(why, false, null);
  }

  boolean isLasting() {
    return lasting;
  }

  @Nullable Duration pause() {
    return pause;
  }
}
