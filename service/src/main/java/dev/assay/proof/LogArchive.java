package dev.assay.proof;

import java.util.UUID;
import java.util.function.Function;

/** All logs as they rest, and the checkpoints of them. Calls block. */
public interface LogArchive {

  /** Answers a question from one moment of the database, whatever is written meanwhile. */
  <R> R read(Function<LogSnapshot, R> question);

  /** Keeps a checkpoint; does nothing where the log has one of that size. */
  void add(UUID nodeId, long size, String note);
}
