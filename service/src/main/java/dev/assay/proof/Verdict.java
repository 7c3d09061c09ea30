package dev.assay.proof;

import java.util.List;

/**
 * What a verification found.
 *
 * @param found how many findings there are
 * @param findings the first of them, by log and leaf
 */
public record Verdict(List<VerifiedLog> logs, long found, List<Finding> findings) {

  public Verdict {
    logs = List.copyOf(logs);
    findings = List.copyOf(findings);
  }

  public boolean intact() {
    return found == 0;
  }

  public long decisions() {
    return logs.stream().mapToLong(VerifiedLog::decisions).sum();
  }

  /** One log, and how much of it was looked at. */
  public record VerifiedLog(String origin, long decisions, long heads, long checkpoints) {}
}
