package dev.assay.bulk;

import dev.assay.decisionlog.Search.Place;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a job has come over the decisions of its tenant, those with the latest clock first.
 *
 * @param heads how long the log of each node was when the job was asked for: what came later is
 *     none of its business
 * @param counted whether it is known how many decisions there are to work off
 * @param after the last decision that was worked off; null for none
 * @param blocks how many blocks of lines there are
 * @param verdicts how many decisions came out how
 * @param workedMillis how long it was worked on
 * @param csvHash of the lines as CSV; null before the end
 */
public record Walk(
    UUID jobId,
    SortedMap<UUID, Long> heads,
    boolean counted,
    @Nullable Place after,
    int blocks,
    SortedMap<String, Long> verdicts,
    long workedMillis,
    @Nullable String csvHash) {

  public Walk {
    heads = Collections.unmodifiableSortedMap(new TreeMap<>(heads));
    verdicts = Collections.unmodifiableSortedMap(new TreeMap<>(verdicts));
  }

  /** Decisions worked off. */
  public long done() {
    return verdicts.values().stream().mapToLong(Long::longValue).sum();
  }

  public long of(String verdict) {
    return verdicts.getOrDefault(verdict, 0L);
  }

  /** Decisions worked off in a second of work: what it waited does not count. */
  public double rate() {
    return workedMillis == 0 ? 0 : done() * 1000.0 / workedMillis;
  }

  /** A block further. */
  Walk then(Block block, long millis) {
    SortedMap<String, Long> sum = new TreeMap<>(verdicts);
    block.verdicts().forEach((verdict, count) -> sum.merge(verdict, count, Long::sum));
    return new Walk(
        jobId, heads, counted, block.last(), blocks + 1, sum, workedMillis + millis, csvHash);
  }
}
