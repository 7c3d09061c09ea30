package dev.assay.jobs;

import java.util.Locale;

/** What becomes of a job. */
public enum JobState {
  /** What it works on is being sent. */
  RECEIVING,
  WAITING,
  RUNNING,
  /** Somebody wishes it to wait until it is resumed; what is being worked on is finished first. */
  PAUSED,
  /** Somebody wishes it to end; what is being worked on is finished first. */
  CANCELLING,
  DONE,
  CANCELLED;

  /** Whether nothing more will come of it. */
  public boolean ended() {
    return this == DONE || this == CANCELLED;
  }

  /** The name in JSON and SQL. */
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static JobState of(String json) {
    return valueOf(json.toUpperCase(Locale.ROOT));
  }
}
