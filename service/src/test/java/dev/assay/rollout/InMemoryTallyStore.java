package dev.assay.rollout;

import dev.assay.packs.Line;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tallies in memory. */
public final class InMemoryTallyStore implements TallyStore {
  private final Map<List<Object>, Tally> tallies = new ConcurrentHashMap<>();

  @Override
  public void add(Line line, String version, long since, Tally more) {
    tallies.merge(List.of(line, version, since), more, Tally::plus);
  }

  @Override
  public Tally tally(Line line, String version, long since) {
    return tallies.getOrDefault(List.of(line, version, since), Tally.NONE);
  }
}
