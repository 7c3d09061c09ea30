package dev.assay.rollout;

import dev.assay.packs.Line;

/** Sums up what all nodes have seen of the versions that are tried. Calls block. */
public interface TallyStore {

  /**
   * Adds to what is there.
   *
   * @param since the epoch in which the stage of the version began
   */
  void add(Line line, String version, long since, Tally more);

  Tally tally(Line line, String version, long since);
}
