package dev.assay.outside;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Somebody gave no answer that can be used. The message holds nothing that was sent. */
public final class NoAnswerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Answers that the same request gets whenever it is sent. */
  private static final Set<Integer> LASTING = Set.of(400, 404, 405, 410, 413, 415, 422);

  private final boolean lasting;
  private final transient @Nullable Duration pause;

  private NoAnswerException(String why, boolean lasting, @Nullable Duration pause) {
    super(why, null, false, false);
    this.lasting = lasting;
    this.pause = pause;
  }

  /** None for now. */
  public NoAnswerException(String why) {
    this(why, false, null);
  }

  /**
   * A status that is no success.
   *
   * @param pause for how long it asks to be left alone; null where it does not
   */
  public NoAnswerException(int status, @Nullable Duration pause) {
    this("it answers " + status, LASTING.contains(status), pause);
  }

  /** Whether the same request would get none at any time. */
  public boolean isLasting() {
    return lasting;
  }

  /** For how long it asks to be left alone; null where it does not. */
  public @Nullable Duration pause() {
    return pause;
  }
}
