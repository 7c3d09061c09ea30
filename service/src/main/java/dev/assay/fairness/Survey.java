package dev.assay.fairness;

import dev.assay.canonical.CanonicalWriter;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Counts how leads stand by group, each lead once. Lives as long as the request that sends it; of
 * groups that are too small to hide anybody it tells only that there are some. Not thread-safe.
 */
public final class Survey {
  /** Fewer people are no group: whoever knows one of them could read the others' scores. */
  static final int LEAST = 20;

  private static final int MOST_GROUPS = 1_000;

  private final Map<String, Group> groups = new TreeMap<>();
  private final Set<UUID> seen = new HashSet<>();
  private long unknown;
  private long unreadable;
  private long repeated;

  /** A lead of a group. */
  void add(String group, Standing standing) {
    if (!seen.add(standing.lead())) {
      repeated++;
      return;
    }
    groups.computeIfAbsent(group, name -> new Group()).add(standing);
  }

  /** A record that names a lead of which nothing is known. */
  void addUnknown() {
    unknown++;
  }

  /** A record that names no lead or no group. */
  public void addUnreadable() {
    unreadable++;
  }

  public long unreadable() {
    return unreadable;
  }

  /** Whether there are so many groups that they cannot be groups. */
  public boolean isTooFine() {
    return groups.size() > MOST_GROUPS;
  }

  /** Records that were taken in. */
  public long taken() {
    return seen.size() + repeated;
  }

  /** Records that say nothing of a lead that is known. */
  public long failed() {
    return unknown + unreadable;
  }

  /**
   * The report as canonical JSON.
   *
   * @param bands the best one first
   */
  byte[] report(List<String> bands, Instant now) {
    Map<String, Group> shown = new TreeMap<>(groups);
    shown.values().removeIf(group -> group.leads() < LEAST);
    double best =
        shown.values().stream().mapToDouble(group -> group.share(bands.get(0))).max().orElse(0);
    CanonicalWriter out = new CanonicalWriter(4096).beginObject();
    out.key("created_on").value(now.toString()).key("best_band").value(bands.get(0));
    out.key("least").value(LEAST).key("hidden_groups").value(groups.size() - shown.size());
    out.key("unknown").value(unknown).key("unreadable").value(unreadable);
    out.key("repeated").value(repeated).key("groups").beginArray();
    shown.forEach((name, group) -> group.write(out, name, bands, best));
    return out.endArray().endObject().toBytes();
  }
}
